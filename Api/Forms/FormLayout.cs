using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace LeadGrid.Forms;

/// <summary>The page around a form: plain HTML without a script, in colours that every theme can show.</summary>
internal static class FormLayout
{
    private const string Style = """
        :root { color-scheme: light dark; }
        body { margin: 0; font: 1.05rem/1.5 system-ui, sans-serif; }
        main { max-width: 36rem; margin: 2rem auto; padding: 0 1rem; }
        .embed main { max-width: none; margin: 0; padding: .25rem; }
        h1 { font-size: 1.5rem; line-height: 1.25; }
        .question { margin: 1.25rem 0; }
        label, legend { font-weight: 600; }
        .hint, .optional { font-weight: 400; }
        input:not([type=checkbox]), select { box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: .4rem .6rem; margin-top: .25rem; font: inherit; border: 1px solid GrayText; border-radius: .25rem; }
        fieldset { margin: 1.5rem 0; padding: .75rem 1rem; border: 1px solid GrayText; border-radius: .25rem; }
        .box { display: flex; gap: .75rem; align-items: flex-start; padding: .5rem 0; font-weight: 400; white-space: pre-line; }
        .box input { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; }
        .error, .notice { margin: .25rem 0; padding: .25rem .75rem; border-left: .3rem solid #c62828; }
        .notice { border-color: #b26a00; }
        .problems { padding: .5rem 1rem; border: .15rem solid #c62828; border-radius: .25rem; }
        [aria-invalid=true] { border-color: #c62828; border-width: 2px; }
        button { min-height: 2.75rem; padding: 0 2rem; font: inherit; font-weight: 600; cursor: pointer; }
        :focus-visible { outline: .2rem solid Highlight; outline-offset: .15rem; }
        .languages a { margin-right: 1rem; }
        .trap { position: absolute; left: -100vw; width: 1px; height: 1px; overflow: hidden; }
        """;

    private static readonly string s_style = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    public static string Of(string language, string title, bool embed, string content) =>
        $"""
        <!doctype html>
        <html lang="{language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="same-origin">
        <title>{Text(title)}</title>
        <style>{Style}</style>
        </head>
        <body{(embed ? " class=\"embed\"" : "")}>
        <main>
        {content}
        </main>
        </body>
        </html>
        """;

    /// <summary>Own style, no script at all, framed and led on to only where the form says.</summary>
    public static string Policy(IEnumerable<string> frames, string? thanks) =>
        $"default-src 'none'; style-src 'sha256-{s_style}'; base-uri 'none'; "
        + $"form-action 'self'{(thanks is null ? "" : " " + new Uri(thanks).GetLeftPart(UriPartial.Authority))}; "
        + $"frame-ancestors {string.Join(' ', frames.DefaultIfEmpty("'none'"))}";

    public static string Text(string text) => WebUtility.HtmlEncode(text);
}
