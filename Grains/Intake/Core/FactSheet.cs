using System.Globalization;
using LeadGrid.Campaigns;
using LeadGrid.Routing;

namespace LeadGrid.Intake;

/// <summary>Writes down what conditions are tested on. A path without a value is not there.</summary>
internal static class FactSheet
{
    public const string Present = "present";

    public static LeadFacts Of(LeadReading lead, CampaignDefinition campaign, string seller, DateTimeOffset now)
    {
        var facts = new Dictionary<string, string[]>();
        Add("firstName", lead.FirstName);
        Add("lastName", lead.LastName);
        AddPresent("phone", lead.Phone);
        Add("phone.type", lead.Phone?.Facts.Type);
        Add("phone.region", lead.Phone?.Facts.Region);
        AddPresent("email", lead.Email);
        Add("email.domain", lead.Email?.Domain);
        AddPresent("address.street", lead.Address.Street);
        AddPresent("address.city", lead.Address.City);
        AddPresent("address.zip", lead.Address.Zip);
        AddZone(lead.Address);
        Add("address.country", lead.Address.Country);
        Add("seller", seller);
        AddAll("flags", lead.Flags);
        Add("repairs.count", Number(lead.RepairCount));
        AddAll("consent.channels", lead.Consent?.Channels ?? []);
        Add("consent.method", lead.Consent?.Method);
        AddPresent("consent.certificate", lead.Consent?.CertificateUrl);
        Add("consent.ageHours", lead.Consent?.At is { } at ? Number(Hours(now - at)) : null);
        Add("completeness", Number(Completeness.Of(lead, campaign.Fields)));
        Add("cost", lead.Cost is { } cost ? NumberValue.Written(cost.Amount) : null);
        foreach (var attribute in lead.Attributes)
        {
            Add(AttributeRules.Path(attribute.Name), attribute.Value);
        }

        return new(facts);

        void AddAll(string path, string[] values)
        {
            if (values.Length > 0)
            {
                facts[path] = values;
            }
        }

        void Add(string path, string? value) => AddAll(path, value is null ? [] : [value]);

        void AddPresent(string path, object? value) => Add(path, value is null ? null : Present);

        // State codes and zips are unique within a country only: Pará is no Pennsylvania. Outside the United States the
        // state is written with its country, and there is no zip3.
        void AddZone(PostedAddress address)
        {
            var home = address.Country == CountryRules.UnitedStates;
            Add("address.state", home || address.State is null ? address.State : $"{address.Country}-{address.State}");
            Add("address.zip3", home ? address.Zip?[..3] : null);
        }
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Hours(TimeSpan age) => (int)Math.Max(0, age.Ticks / TimeSpan.TicksPerHour);
}
