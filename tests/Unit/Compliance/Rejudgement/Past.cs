using System.Text.Json;
using System.Text.Json.Nodes;
using LeadGrid.Intake;

namespace LeadGrid.Compliance.Rejudgement;

/// <summary>Questions and facts of the sender's as the second judge is given them.</summary>
internal static class Past
{
    public static readonly WrittenLaw Law = WrittenLaw.Read(EmbeddedList.Json<JsonElement>("contact-law.json").GetRawText());

    public static readonly PastLaws Laws = new(new Dictionary<string, WrittenLaw> { [Law.Version] = Law }, []);

    /// <summary>The shipped law with rows of a test's own.</summary>
    public static WrittenLaw With(params string[] rows)
    {
        var law = JsonNode.Parse(EmbeddedList.Json<JsonElement>("contact-law.json").GetRawText())!;
        foreach (var row in rows)
        {
            law["rules"]!.AsArray().Add(JsonNode.Parse(row));
        }

        return WrittenLaw.Read(law.ToJsonString());
    }

    public static PastContact Of(PermitQuestion question) => new(
        question.At, question.Channel, question.Purpose, question.Seller, question.Subject, question.Phone, question.State, question.Zip);

    public static PastFacts Of(ContactFacts all, DateTimeOffset at)
    {
        var facts = all.AsOf(at);
        return new()
        {
            Consents = [.. facts.Consents],
            Revocations = [.. facts.Revocations],
            Restorations = [.. facts.Restorations],
            Suppressions = [.. facts.Suppressions],
            Reassigned = [.. facts.Reassigned],
            Relationships = [.. facts.Relationships],
            Touches = [.. facts.Touches],
            Inbound = [.. facts.Inbound],
            Narrowings = [.. facts.Narrowings],
            CallRefusals = [.. facts.CallRefusals],
            Unjudged = [.. facts.Holds.Select(hold => hold.At)],
            Unconfirmed = [.. facts.Confirmations.Select(each => each.At)],
            DoNotCall = facts.DoNotCall,
            Age = facts.Age,
        };
    }
}
