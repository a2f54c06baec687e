using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using LeadGrid.Leads;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Search;

/// <summary>Searches are POSTs: what is looked for may be personal, and URLs end up in logs.</summary>
internal static class SearchEndpoints
{
    private const int MaximumValues = 200;

    public static void MapSearch(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/leads/search", Search)
        .RequireAuthorization(Policies.LeadReaders)
        .WithTags("Leads").WithName("searchLeads").WithSummary("Find leads; personal values are matched whole")
        .WithRequestExample(new SearchBody { Statuses = [LeadStatus.Assigned], States = ["NJ"], ScoreFrom = 50, Sort = LeadSort.Score, Limit = 100 })
        .ProducesRefusals(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<SearchAnswer>, ProblemHttpResult>> Search(SearchBody body, HttpContext http, IGrainFactory grains)
    {
        FieldFault[] faults = [.. body.Faults(MaximumValues)];
        if (faults.Length > 0)
        {
            return Problems.Faults(faults);
        }

        try
        {
            var page = await grains.GetGrain<IQueryGrain>(Workers.Any()).Search(http.GetActor(), body.ToSearch());
            return TypedResults.Ok(new SearchAnswer([.. page.Leads.Select(LeadSummary.From)], page.Next));
        }
        catch (ArgumentException e)
        {
            return Problems.Faults([new FieldFault("cursor", e.Message)]);
        }
    }
}

/// <param name="Next">Send it as <c>cursor</c> for the next page; null: this is the last.</param>
internal sealed record SearchAnswer(LeadSummary[] Leads, string? Next);

/// <summary>All that is given must hold; a list holds when one of its values does.</summary>
internal sealed record SearchBody
{
    public string[]? Campaigns { get; init; }
    public LeadStatus[]? Statuses { get; init; }

    /// <summary>Two-letter codes.</summary>
    public string[]? States { get; init; }
    public string[]? Brokers { get; init; }
    public int? ScoreFrom { get; init; }
    public int? ScoreTo { get; init; }
    public DateTimeOffset? ReceivedFrom { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? ReceivedTo { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? LastName { get; init; }
    public string? ExternalId { get; init; }
    public LeadSort? Sort { get; init; }

    /// <summary>1 to 500; 100 by default.</summary>
    public int? Limit { get; init; }
    public string? Cursor { get; init; }

    public IEnumerable<FieldFault> Faults(int maximumValues)
    {
        foreach (var (field, count) in new[]
        {
            ("campaigns", Campaigns?.Length), ("statuses", Statuses?.Length), ("states", States?.Length), ("brokers", Brokers?.Length),
        })
        {
            if (count > maximumValues)
            {
                yield return new FieldFault(field, $"At most {maximumValues} values, please.");
            }
        }

        foreach (var (field, values) in new[] { ("campaigns", Campaigns), ("states", States), ("brokers", Brokers) })
        {
            // A null among them, or NUL, which no database takes.
            if (values is not null && Array.Exists(values, value => value is null || value.Any(char.IsControl)))
            {
                yield return new FieldFault(field, "Each value is a code or an id.");
            }
        }

        if (ScoreFrom is < 0 or > 100)
        {
            yield return new FieldFault("scoreFrom", "A score lies between 0 and 100.");
        }

        if (ScoreTo is < 0 or > 100)
        {
            yield return new FieldFault("scoreTo", "A score lies between 0 and 100.");
        }

        if (Limit is < 1 or > 500)
        {
            yield return new FieldFault("limit", "Ask for 1 to 500 leads at a time, and page with the cursor.");
        }
    }

    public LeadSearch ToSearch() => new()
    {
        Campaigns = Campaigns ?? [],
        Statuses = Statuses ?? [],
        States = States ?? [],
        Brokers = Brokers ?? [],
        ScoreFrom = ScoreFrom,
        ScoreTo = ScoreTo,
        ReceivedFrom = ReceivedFrom,
        ReceivedTo = ReceivedTo,
        Phone = Phone,
        Email = Email,
        LastName = LastName,
        ExternalId = ExternalId,
        Sort = Sort ?? LeadSort.ReceivedAt,
        Limit = Limit ?? 100,
        Cursor = Cursor,
    };
}
