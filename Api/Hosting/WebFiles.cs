using Microsoft.Extensions.FileProviders;

namespace LeadGrid.Hosting;

/// <summary>The browser's code: beside the program when published, in <c>Web/dist</c> of the source tree otherwise.</summary>
internal static class WebFiles
{
    private const string Page = "index.html";
    private static readonly PathString[] NotPages = ["/api", "/hubs", "/health", "/openapi", "/docs", "/dashboard", "/metrics", "/assets", "/u"];

    /// <returns>The folder that holds the built pages; null where there are none (an Api without a front end).</returns>
    public static string? Locate()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (File.Exists(Path.Combine(published, Page)))
        {
            return published;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var built = Path.Combine(folder.FullName, "Web", "dist");
            if (File.Exists(Path.Combine(built, Page)))
            {
                return built;
            }
        }

        return null;
    }

    /// <summary>Files whose names carry a hash of their content are kept by browsers for a year; the page itself never.</summary>
    public static void Serve(WebApplication app)
    {
        if (app.Environment.WebRootPath is null)
        {
            return;
        }

        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(app.Environment.WebRootPath),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    /// <summary>Addresses of the browser's own pages all get the one page; what is under /api never does.</summary>
    public static void MapPages(WebApplication app)
    {
        if (app.Environment.WebRootPath is { } root)
        {
            app.MapFallback(async http =>
                {
                    if (!IsPage(http.Request))
                    {
                        await Edges.Problems.NotFound().ExecuteAsync(http);
                        return;
                    }

                    http.Response.Headers.CacheControl = "no-cache";
                    http.Response.ContentType = "text/html; charset=utf-8";
                    await http.Response.SendFileAsync(Path.Combine(root, Page));
                })
                .AllowAnonymous();
        }
    }

    private static bool IsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !NotPages.Any(prefix => request.Path.StartsWithSegments(prefix))
        && !Path.HasExtension(request.Path.Value);
}
