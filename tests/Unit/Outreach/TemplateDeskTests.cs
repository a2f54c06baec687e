using LeadGrid.Access;
using LeadGrid.Outreach;
using Xunit;

namespace LeadGrid.Unit.Outreach;

public sealed class TemplateDeskTests
{
    private static readonly TemplateSignature Anna = new("anna", "Anna", DateTimeOffset.UnixEpoch);
    private static readonly TemplateSignature Ben = new("ben", "Ben", DateTimeOffset.UnixEpoch.AddDays(1));
    private static readonly TemplateOptions TwoPairsOfEyes = new() { PostalAddress = "1 Main St" };
    private static readonly TemplateDraft Other = Drafts.Text.With(c => c with { Text = "Other words" });

    private static MessageTemplate Draft => Stored(Save(null, Drafts.Text, 0));

    private static MessageTemplate Submitted => Stored(TemplateDesk.Submit(Draft, 1, TwoPairsOfEyes));

    private static MessageTemplate Approved => Stored(Approve(Submitted, 2));

    [Fact]
    public void A_template_goes_from_draft_to_approved()
    {
        Assert.Equal((1L, TemplateStatus.Draft, 1), Last(Draft));
        Assert.Equal((2L, TemplateStatus.Submitted, 1), Last(Submitted));
        Assert.Equal((3L, TemplateStatus.Approved, 1), Last(Approved));
        Assert.Equal((Anna, Ben), (Approved.Versions[0].Author, Approved.Versions[0].Approval));
    }

    [Fact]
    public void Saving_again_replaces_what_is_not_approved_under_a_new_number()
    {
        foreach (var open in new[] { Draft, Submitted })
        {
            var next = Stored(Save(open, Other, open.Revision));
            Assert.Equal((open.Revision + 1, TemplateStatus.Draft, 2), Last(next));
            Assert.Single(next.Versions);
        }
    }

    [Fact]
    public void What_is_approved_stays_in_use_until_the_next_is_approved()
    {
        var next = Stored(Save(Approved, Other, 3));
        Assert.Equal([TemplateStatus.Approved, TemplateStatus.Draft], next.Versions.Select(v => v.Status));
        next = Stored(Approve(Stored(TemplateDesk.Submit(next, 4, TwoPairsOfEyes)), 5));
        Assert.Equal([TemplateStatus.Retired, TemplateStatus.Approved], next.Versions.Select(v => v.Status));
        Assert.Equal(Drafts.Text.Content, next.Versions[0].Content);
    }

    [Fact]
    public void Nobody_approves_their_own_words_unless_it_is_allowed()
    {
        var refused = Assert.IsType<TemplateRefused>(TemplateDesk.Approve(Submitted, 2, Anna, trusted: false, TwoPairsOfEyes));
        Assert.Contains("another administrator", refused.Problem, StringComparison.Ordinal);
        Stored(TemplateDesk.Approve(Submitted, 2, Anna, trusted: true, TwoPairsOfEyes));
        Stored(TemplateDesk.Approve(Submitted, 2, Anna, trusted: false, new TemplateOptions { OwnApproval = true }));
    }

    [Fact]
    public void A_step_out_of_order_is_refused()
    {
        Assert.IsType<TemplateRefused>(TemplateDesk.Submit(Approved, 3, TwoPairsOfEyes));
        Assert.IsType<TemplateRefused>(Approve(Draft, 1));
        Assert.IsType<TemplateRefused>(TemplateDesk.Retire(Draft, 1));
    }

    [Fact]
    public void A_retired_template_may_be_written_anew()
    {
        var retired = Stored(TemplateDesk.Retire(Stored(Save(Approved, Other, 3)), 4));
        Assert.Equal([TemplateStatus.Retired, TemplateStatus.Draft], retired.Versions.Select(v => v.Status));
        Assert.Equal((5L, TemplateStatus.Draft, 2), Last(retired));
    }

    [Fact]
    public void An_older_revision_changes_nothing()
    {
        Assert.IsType<TemplateChanged>(Save(Draft, Other, 0));
        Assert.Null(Assert.IsType<TemplateChanged>(Save(null, Other, 1)).Template);
        Assert.IsType<TemplateChanged>(TemplateDesk.Submit(Draft, 7, TwoPairsOfEyes));
        Assert.IsType<TemplateChanged>(Approve(Submitted, 7));
        Assert.IsType<TemplateChanged>(TemplateDesk.Retire(Approved, 7));
    }

    [Fact]
    public void The_same_call_again_is_answered_as_the_first_time()
    {
        Same(Draft, stored => Save(stored, Drafts.Text, 0));
        Same(Submitted, stored => TemplateDesk.Submit(stored, 1, TwoPairsOfEyes));
        Same(Approved, stored => Approve(stored, 2));
        Same(Stored(TemplateDesk.Retire(Approved, 3)), stored => TemplateDesk.Retire(stored, 3));
    }

    [Fact]
    public void Another_ones_call_is_no_repetition()
    {
        Assert.IsType<TemplateChanged>(TemplateDesk.Save(Draft, "x", Drafts.Text, 0, Ben));
        Assert.IsType<TemplateChanged>(TemplateDesk.Approve(Approved, 2, Anna, trusted: true, TwoPairsOfEyes));
        Assert.IsType<TemplateChanged>(TemplateDesk.Retire(Approved, 2));
    }

    [Fact]
    public void Faulty_words_and_another_channel_are_refused()
    {
        Assert.Equal("content.name", Fault(Save(null, Drafts.Text.With(c => c with { Name = "" }), 0)));
        Assert.Equal("channel", Fault(Save(Draft, Drafts.Mail, 1)));
    }

    [Fact]
    public void A_marketing_e_mail_needs_the_postal_address()
    {
        var mail = Stored(Save(null, Drafts.Mail, 0));
        Assert.Equal("content.purpose", Fault(TemplateDesk.Submit(mail, 1, new TemplateOptions())));
        Stored(TemplateDesk.Submit(mail, 1, TwoPairsOfEyes));
        var reminder = Drafts.Mail.With(c => c with { Purpose = LeadGrid.Compliance.ContactPurpose.Appointment });
        Stored(TemplateDesk.Submit(Stored(Save(null, reminder, 0)), 1, new TemplateOptions()));
    }

    [Fact]
    public void A_hundred_approved_versions_are_enough()
    {
        var full = Approved with { Versions = [.. Enumerable.Repeat(Approved.Versions[0], 100)] };
        Assert.Contains("new template", Assert.IsType<TemplateRefused>(Save(full, Other, 3)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Brokers_see_what_is_approved_and_no_keys_of_people()
    {
        var broker = new Actor(ActorKind.Broker, "b", "B");
        Assert.Null(TemplateDesk.For(broker, null));
        Assert.Null(TemplateDesk.For(broker, Submitted));
        Assert.Null(TemplateDesk.For(new Actor(ActorKind.Seller, "s", "S"), Approved));
        var seen = Assert.Single(TemplateDesk.For(broker, Stored(Save(Approved, Other, 3)))!.Versions);
        Assert.Equal(("", "Ben"), (seen.Author.Id, seen.Approval!.Name));
        var whole = Submitted;
        Assert.Same(whole, TemplateDesk.For(new Actor(ActorKind.Administrator, "a", "A"), whole));
    }

    private static void Same(MessageTemplate stored, Func<MessageTemplate, TemplateResult> again) => Assert.Same(stored, Stored(again(stored)));

    private static TemplateResult Save(MessageTemplate? stored, TemplateDraft draft, long expected) =>
        TemplateDesk.Save(stored, "some-id", draft, expected, Anna);

    private static TemplateResult Approve(MessageTemplate stored, long expected) =>
        TemplateDesk.Approve(stored, expected, Ben, trusted: false, TwoPairsOfEyes);

    private static MessageTemplate Stored(TemplateResult result) => Assert.IsType<TemplateStored>(result).Template;

    private static string Fault(TemplateResult result) => Assert.Single(Assert.IsType<TemplateFaulty>(result).Faults).Field;

    private static (long Revision, TemplateStatus Status, int Number) Last(MessageTemplate template) =>
        (template.Revision, template.Versions[^1].Status, template.Versions[^1].Number);
}
