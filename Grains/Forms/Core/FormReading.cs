using System.Security.Cryptography;
using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Intake;

namespace LeadGrid.Forms;

/// <summary>Reads what somebody sent by a form, by what that somebody was shown.</summary>
internal static class FormReading
{
    /// <summary>What was ticked signs the consent.</summary>
    public const string Method = "web_form";

    /// <summary>What has to be mended before anything else is looked at.</summary>
    public static FieldFault[] Check(FormPost post, HostedForm shown)
    {
        var (words, ticked) = (FormWords.Of(shown.Language), Ticked(post, shown));
        var findings = new Findings();
        foreach (var question in shown.Questions.Where(question => question.Required && Answer(post, question.Name) is null))
        {
            findings.Fault(question.Name, words.AnswerThis);
        }

        NeedFor(FormFields.Phone, words.NeedsPhone, ticked.Any(channel => channel != ContactChannel.Email));
        NeedFor(FormFields.Email, words.NeedsEmail, ticked.Contains(ContactChannel.Email));
        return findings.Faults;

        void NeedFor(string field, string problem, bool needed)
        {
            if (needed && Answer(post, field) is null && !findings.HasFault(field))
            {
                findings.Fault(field, problem);
            }
        }
    }

    /// <summary>Boxes that there were and that are ticked, in the form's order.</summary>
    public static ContactChannel[] Ticked(FormPost post, HostedForm shown) =>
        [.. shown.Disclosures.Select(disclosure => disclosure.Channel).Where(post.Ticked.Contains)];

    /// <summary>
    /// The lead, as a seller would have posted it: the same for the same page, however often it is sent. So its consent has no time of
    /// its own, and was given when the lead came.
    /// </summary>
    /// <param name="counting">Channels whose consent counts at once.</param>
    public static LeadPost Lead(FormPost post, HostedForm shown, ContactChannel[] counting) => new()
    {
        FirstName = Answer(post, "firstName"),
        LastName = Answer(post, "lastName"),
        Phone = Answer(post, FormFields.Phone),
        Email = Answer(post, FormFields.Email),
        Address = new PostedAddress(
            Answer(post, "address.street"), Answer(post, "address.city"), Answer(post, "address.state"), Answer(post, "address.zip"), null),
        Attributes =
        [
            .. from question in shown.Questions
               let name = FormFields.OwnName(question.Name)
               let text = Answer(post, question.Name)
               where name is not null && text is not null
               select new PostedAttribute(name, ScalarKind.Text, text),
        ],
        Consent = counting.Length == 0 ? null : new PostedConsent
        {
            Channels = [.. counting.Select(Name)],
            Sellers = shown.Sellers,
            Phone = Answer(post, FormFields.Phone),
            Text = string.Join("\n\n", shown.Disclosures.Where(each => counting.Contains(each.Channel)).Select(each => each.Text)),
            DisclosureVersion = Version(shown),
            Method = Method,
            Ip = post.Ip,
            UserAgent = post.UserAgent,
            FormUrl = post.FormUrl,
        },
    };

    /// <summary>The consent with all that proves it, for both of the person's contacts.</summary>
    /// <param name="answer">What became of the lead.</param>
    /// <param name="confirm">E-mail has to be confirmed.</param>
    public static SignedConsent Signed(FormPost post, HostedForm shown, JudgedLead judged, IntakeAnswer answer, bool confirm, Actor by) => new()
    {
        Id = post.Id,
        By = by,
        OwnForm = true,
        Texts = [.. shown.Disclosures.Select(each => new SignedText([each.Channel], each.Text, post.Ticked.Contains(each.Channel)))],
        Sellers = shown.Sellers,
        Phone = judged.Phone,
        Lead = answer.LeadId ?? answer.DuplicateOf,
        NewLead = answer.Outcome == IntakeOutcome.Accepted,
        Method = $"{Method}: box ticked",
        DisclosureVersion = Version(shown),
        Language = shown.Language,
        ShownAt = post.ShownAt,
        Ip = post.Ip,
        UserAgent = post.UserAgent,
        FormUrl = post.FormUrl,
        Confirmation = confirm ? MessageOf(post.Id) : null,
    };

    // The same page asks once: its message is named after it.
    private static Guid MessageOf(Guid page) => new(SHA256.HashData([.. "confirm "u8, .. page.ToByteArray(bigEndian: true)]).AsSpan(0, 16));

    /// <summary>What intake found, beside the questions and in the person's language.</summary>
    public static FieldFault[] Explain(FieldFault[] found, HostedForm shown)
    {
        var words = FormWords.Of(shown.Language);
        var faulty = found.Select(fault => fault.Field).Distinct().ToArray();
        FieldFault[] asked =
        [
            .. from question in shown.Questions
               where faulty.Contains(question.Name)
               select new FieldFault(question.Name, words.Mend.GetValueOrDefault(question.Kind) ?? words.MendThis),
        ];
        return asked.Length > 0 ? asked : [new FieldFault("", words.NotTaken)];
    }

    /// <summary>Names a version of a form in evidence.</summary>
    public static string Version(HostedForm shown) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{shown.Campaign} form {shown.Version} {shown.Language}");

    private static string? Answer(FormPost post, string name) =>
        post.Answers.FirstOrDefault(answer => answer.Name == name)?.Text is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static string Name(ContactChannel channel) => channel == ContactChannel.AiVoice ? "ai_voice" : channel.ToString().ToLowerInvariant();
}
