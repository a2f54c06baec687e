using LeadGrid.Access;
using LeadGrid.Appointments;
using LeadGrid.Compliance;
using LeadGrid.Forms;
using LeadGrid.Intake;
using LeadGrid.Leads;
using LeadGrid.Outreach;
using LeadGrid.Search;

namespace LeadGrid;

/// <summary>Orleans prints the arguments of slow and lost calls into the log.</summary>
public sealed class PersonalRecordTests
{
    private const string Secret = "Planted-Zyxwv";

    public static TheoryData<object> Records =>
    [
        new LeadPost { FirstName = Secret, Phone = Secret, Attributes = [new PostedAttribute(Secret, ScalarKind.Text, Secret)] },
        new IntakeItem(new LeadPost { Email = Secret }, Secret),
        new AddNote(Secret),
        new Lose(Secret, Secret),
        new LeadSearch { LastName = Secret },
        new PersonalText(Secret),
        new ReplyQuestion(Secret, Secret),
        new ReplyJudgement { Intent = ReplyIntent.None, Confidence = 1, Matched = Secret },
        new ContactRestriction { Words = Secret },
        new UserRecord { Key = "k", Login = Secret, Name = Secret, Role = UserRole.Broker },
        new RepairedValue("f", "w", Secret, Secret),
        new TemplatePreview { Subject = Secret, Text = Secret, Html = Secret },
        new PlainerText(Secret, new TextLength(TextAlphabet.Gsm7, 1, 1, new Money(1, "USD"))),
        new RenderedMessage(Secret, Secret, Secret, Secret, []),
        new ListImport(ListKind.Own, "Own", DateTimeOffset.UnixEpoch, null, [], Secret),
        new ListChunk(1, ListKind.Own, DateTimeOffset.UnixEpoch, new ListColumns(null, false, [0]), 1, [Secret]),
        new TestRecipient(Guid.Empty, ContactChannel.Email, Secret, Secret, "by", DateTimeOffset.UnixEpoch),
        new NewTestRecipient(ContactChannel.Email, Secret, Secret),
        new FormAnswer("f", Secret),
        new FormPost
        {
            Campaign = "c", Id = Guid.Empty, Version = 1, Language = "en", ShownAt = DateTimeOffset.UnixEpoch, Answers = [new FormAnswer("f", Secret)], Ticked = [], Ip = Secret,
            UserAgent = Secret, FormUrl = Secret,
        },
        new ConsentPost("c", Secret, new PostedConsent { Phone = Secret }),
        new MessageVisit(Guid.Empty, null, Secret, false),
        new CalendarEntry(Guid.Empty, Secret, DateTimeOffset.UnixEpoch, 30, 1, LeadStatus.AppointmentSet, DateTimeOffset.UnixEpoch),
        new KeepAppointment(Secret),
        new MissAppointment(Secret),
        new CancelAppointment(Secret, Secret),
        new ComplianceCheck { Phone = Secret, Email = Secret, Zip = Secret },
    ];

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_with_personal_data_does_not_write_it(object record) =>
        Assert.DoesNotContain(Secret, record.ToString(), StringComparison.Ordinal);
}
