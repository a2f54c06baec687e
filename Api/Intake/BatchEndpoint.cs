using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using Microsoft.Extensions.Options;
using HttpJson = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace LeadGrid.Intake;

/// <summary>Many leads in one request: streamed in, decided in slices, one result a line streamed out, in order.</summary>
internal static class BatchEndpoint
{
    /// <summary>Lines in one call to the grains: one share of the router's batch.</summary>
    private const int Slice = 250;

    public static void MapBatch(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/leads/batch", Post)
        .RequireAuthorization(Policies.Sellers)
        .WithTags("Intake").WithName("postBatch").WithSummary("Post many leads as CSV or NDJSON")
        .WithDescription(
            "`?campaign=` names the campaign; for CSV `?map=column:field,...` maps columns that do not bear a field's name. "
            + "The answer is one JSON object a line, in the order of the lines; a bad line harms no other.")
        .Accepts<string>("text/csv", "application/x-ndjson")
        .Produces<IntakeResult>(StatusCodes.Status200OK, "application/x-ndjson")
        .ProducesRefusals(StatusCodes.Status400BadRequest, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Post(
        HttpContext http, string? campaign, string? map, IGrainFactory grains, TimeProvider time, IOptions<HttpJson> json, ILoggerFactory loggers, CancellationToken cancellation)
    {
        campaign = campaign?.Trim() ?? "";
        if (IntakeEndpoints.CampaignRefusal(http, campaign, []) is { } refusal)
        {
            return refusal;
        }

        var request = new IntakeRequest(IntakeEndpoints.SellerOf(http), http.GetKeyScope(), campaign, [], IntakeEndpoints.IsTest(http));
        IAsyncEnumerable<BatchLine> lines;
        try
        {
            if (BatchLines.Of(http.Request, map, cancellation) is not { } known)
            {
                return Problems.OfStatus(StatusCodes.Status415UnsupportedMediaType);
            }

            lines = known;
            // Asked before the first byte of the answer, so that an unknown campaign is a 422 and not a broken stream.
            await grains.GetGrain<IIntakeGrain>(Workers.Any()).Submit(request);
        }
        catch (FormatException e)
        {
            return Problems.Faults([new FieldFault("map", e.Message)]);
        }

        http.Unbound();
        await using var output = new ResultStream(http.Response, json.Value.SerializerOptions);
        try
        {
            await foreach (var slice in lines.Chunk(Slice, cancellation))
            {
                await output.Write(await Decide(request, slice, grains, time, cancellation), cancellation);
            }
        }
        catch (BatchRefusedException e)
        {
            await output.Write([IntakeResult.Rejected(e.Line, [new FieldFault("", e.Message)])], cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException && output.Begun)
        {
            // The status is long sent. The line without a result is the one to go on from; all before it are on disk.
            BatchLog.Broken(loggers.CreateLogger(typeof(BatchEndpoint)), output.Written, e);
            await output.Write([BatchLog.Interrupted(output.Written + 1)], CancellationToken.None);
        }

        await output.Complete(cancellation);
        return TypedResults.Empty;
    }

    private static async Task<IntakeResult[]> Decide(
        IntakeRequest request, IReadOnlyList<BatchLine> slice, IGrainFactory grains, TimeProvider time, CancellationToken cancellation)
    {
        IntakeItem[] items = [.. slice.Where(l => l.Post is not null).Select(l => new IntakeItem(l.Post!, l.IdempotencyKey))];
        var answers = await BatchRetry.WhileOverloaded(
            () => SafeRepeat.Submit(
                request with { Items = items }, r => grains.GetGrain<IIntakeGrain>(Workers.Any()).Submit(r), time, cancellation),
            cancellation);
        var next = 0;
        return [.. slice.Select(l => l.Post is null
            ? IntakeResult.Rejected(l.Number, l.Faults)
            : IntakeResult.From(answers[next++], l.Number))];
    }
}
