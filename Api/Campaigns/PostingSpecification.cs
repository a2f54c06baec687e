using System.Text.Json.Nodes;

namespace LeadGrid.Campaigns;

/// <summary>What a seller needs to know to post to a campaign.</summary>
/// <param name="Active">An inactive campaign refuses posts.</param>
/// <param name="Fields">Everything that can be posted; own fields of the campaign are <c>attributes.name</c>.</param>
/// <param name="Criteria">What a lead must meet besides, and what is answered when it does not.</param>
/// <param name="DuplicateWindowDays">Days in which the same phone or e-mail address makes a duplicate.</param>
/// <param name="Example">A whole post that the campaign would take.</param>
/// <param name="Url">Where to post; with <c>?test=true</c> everything is answered as usual and nothing is stored.</param>
internal sealed record PostingSpecification(
    string Code,
    string Name,
    string Description,
    bool Active,
    PostingField[] Fields,
    PostingCriterion[] Criteria,
    int DuplicateWindowDays,
    JsonObject Example,
    string Url)
{
    public static PostingSpecification Of(CampaignDefinition campaign, string url, DateTimeOffset now) => new(
        campaign.Code,
        campaign.Name,
        campaign.Description,
        campaign.Active,
        [.. StandardFields.Of(campaign), .. campaign.Fields.Select(OwnField)],
        [.. campaign.Criteria.Select(criterion => new PostingCriterion(
            criterion.Condition.Field,
            criterion.Condition.Operator,
            criterion.Condition.Values,
            criterion.Message))],
        campaign.DuplicateWindowDays,
        PostingExample.Of(campaign, now),
        url);

    private static PostingField OwnField(LeadField field) => new(
        $"attributes.{field.Name}",
        field.Type switch
        {
            LeadFieldType.Text => PostingType.Text,
            LeadFieldType.Number => PostingType.Number,
            LeadFieldType.Boolean => PostingType.Boolean,
            LeadFieldType.Date => PostingType.Date,
            LeadFieldType.Choice => PostingType.Choice,
        },
        field.Required,
        field.Minimum,
        field.Maximum,
        field.Values,
        field.Description);
}

/// <param name="Minimum">Smallest number, earliest date, or shortest text.</param>
/// <param name="Maximum">Largest number, latest date, or longest text.</param>
internal sealed record PostingField(
    string Name,
    PostingType Type,
    bool Required,
    string? Minimum,
    string? Maximum,
    string[] Values,
    string Description);

internal sealed record PostingCriterion(string Field, ConditionOperator Operator, string[] Values, string Message);

internal enum PostingType
{
    Text,
    Number,
    Boolean,

    /// <summary>yyyy-MM-dd.</summary>
    Date,
    Choice,

    /// <summary>ISO 8601 with an offset.</summary>
    Timestamp,

    /// <summary>A list of texts.</summary>
    List,
    Object,
}
