using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Unit.Leads;

namespace LeadGrid.Unit.Contacts;

/// <summary>A phone number with consent to everything, on a Wednesday noon in New Jersey.</summary>
internal static class SomeContact
{
    public static readonly DateTimeOffset Now = Asking.Sound.At;
    public static readonly Guid Lead = Guid.Parse("01890000-0000-7000-8000-000000000001");
    public static readonly Guid Message = Guid.Parse("01890000-0000-7000-8000-0000000000aa");
    public static readonly Actor By = new(ActorKind.System, "test", "test");
    public static readonly ContactKey Key = ContactKey.Phone([1, 2, 3]);

    public static readonly ContactState Unknown = new() { Key = Key, KeyId = Guid.Empty };

    public static readonly PermitRequest Request = new(
        Message, Lead, ContactChannel.Sms, null, Asking.Seller, "solar", Asking.Sound.Phone, "NJ", "07102");

    public static ContactState Consenting => With(Unknown, new ConsentGiven(Asking.Consent, new ConsentEvidence(), Lead) { At = Asking.Consent.At, By = By });

    public static ContactState With(ContactState state, params ContactEvent[] entries) => entries.Aggregate(state, ContactFold.Apply);

    public static PermitGranted Granted(ContactState state, Guid? permit = null, DateTimeOffset? at = null)
    {
        var question = ContactDecider.Ask(state, Request, RuleSet.Shipped, at ?? Now);
        var allowed = Assert.IsType<PermitAllowed>(Permits.Decide(question, state.Facts, RuleSet.Shipped));
        return ContactDecider.Grant(permit ?? Guid.NewGuid(), Message, Lead, question, allowed);
    }

    public static ContactRefused Stop(DateTimeOffset at) => ContactDecider.Refuse(RefusalScope.Stop, "text", "STOP", By, at);

    public static ContactLead Posted(LeadGrid.Intake.PostedConsent? consent) => new(
        Lead, "solar", "acme-leads", "Anchor Energy", LeadGrid.Leads.LeadStatus.Assigned, Now, SomeLead.Person with { Consent = consent });
}
