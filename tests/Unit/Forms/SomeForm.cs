using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Forms;

namespace LeadGrid.Unit.Forms;

/// <summary>A form that says what it has to, of a campaign with fields of its own.</summary>
internal static class SomeForm
{
    public static readonly DateTimeOffset Now = new(2026, 3, 4, 17, 0, 0, TimeSpan.Zero);
    public static readonly FormSignature Author = new("u1", "Ada", Now);

    public static readonly CampaignDefinition Campaign = new()
    {
        Code = "solar",
        Name = "Solar",
        RequiredFields = ["firstName", "consent"],
        Fields =
        [
            new("bill", LeadFieldType.Number, Required: true),
            new("roof", LeadFieldType.Choice, Values: ["flat", "pitched"]),
            new("owner", LeadFieldType.Boolean),
            new("since", LeadFieldType.Date),
            new("note", LeadFieldType.Text),
        ],
        Outreach = new OutreachSettings { Seller = "Anchor Energy" },
    };

    public static readonly FormContent Content = new()
    {
        Texts = [In("en"), In("es")],
        Fields =
        [
            new FormField { Name = "firstName", Required = true },
            new FormField { Name = "phone" },
            new FormField { Name = "email", Required = true, Labels = [new("en", "Your e-mail")] },
            new FormField { Name = "address.zip" },
            Own("bill", true), Own("roof", false), Own("owner", false), Own("since", false), Own("note", false),
        ],
        Sellers = ["Anchor Energy", "Bluebird", "Cactus"],
        PrivacyUrl = "https://example.com/privacy",
    };

    public static readonly CampaignForm Draft = ((FormStored)FormDesk.Save(null, Content, 0, Author, Campaign)).Form;
    public static readonly CampaignForm Published = ((FormStored)FormDesk.Publish(Draft, 1, Author, Campaign)).Form;
    public static readonly HostedForm Shown = FormViews.Of(Published.Versions[0], Campaign, ["en"]);

    public static readonly FormPost Post = new()
    {
        Campaign = "solar",
        Id = Guid.Parse("01890000-0000-7000-8000-0000000000f0"),
        Version = 1,
        Language = "en",
        ShownAt = Now.AddMinutes(-2),
        Answers = [new("firstName", "Ada"), new("phone", "(201) 555-0123"), new("email", "ada@byron.org"), new("attributes.bill", "120"), new("attributes.roof", "")],
        Ticked = [ContactChannel.Sms, ContactChannel.Email],
        Ip = "203.0.113.7",
        UserAgent = "Mozilla/5.0",
        FormUrl = "https://leads.example.com/f/solar",
    };

    public static readonly Actor By = new(ActorKind.System, "form", "form of Solar");

    public static FormTexts In(string language) => new()
    {
        Language = language,
        Heading = language == "en" ? "Solar" : "Energía solar",
        Disclosures = [.. Enum.GetValues<ContactChannel>().Select(channel => new FormDisclosure(channel, FormWords.Of(language).Disclosure(channel)))],
    };

    public static FormField Own(string name, bool required) => new()
    {
        Name = $"attributes.{name}",
        Required = required,
        Labels = [new("en", name), new("es", $"{name} (es)")],
    };
}
