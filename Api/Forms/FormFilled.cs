using LeadGrid.Compliance;
using LeadGrid.Intake;

namespace LeadGrid.Forms;

/// <summary>What somebody has typed and ticked, to be shown again.</summary>
/// <param name="Trap">What stands in the field that no person sees.</param>
internal sealed record FormFilled(IReadOnlyDictionary<string, string> Answers, ContactChannel[] Ticked, string Ticket, string Trap)
{
    /// <summary>The field that only programs fill in. Its name is one that they look for.</summary>
    public const string TrapField = "website";
    public const string TicketField = "ticket";
    public const string ConsentField = "consent";

    public static readonly FormFilled Blank = new(new Dictionary<string, string>(), [], "", "");

    public static FormFilled Read(IFormCollection form) => new(
        form.Where(field => field.Key is not (TrapField or TicketField or ConsentField)).ToDictionary(field => field.Key, field => field.Value.ToString()),
        [.. form[ConsentField].Select(Channel).OfType<ContactChannel>()],
        form[TicketField].ToString(),
        form[TrapField].ToString());

    public FormAnswer[] For(HostedForm shown) =>
        [.. shown.Questions.Where(question => Answers.ContainsKey(question.Name)).Select(question => new FormAnswer(question.Name, Answers[question.Name]))];

    public static string Name(ContactChannel channel) => channel == ContactChannel.AiVoice ? "ai_voice" : channel.ToString().ToLowerInvariant();

    private static ContactChannel? Channel(string? name) =>
        Enum.GetValues<ContactChannel>().Where(channel => Name(channel) == name).Select(channel => (ContactChannel?)channel).FirstOrDefault();

    public override string ToString() => nameof(FormFilled);
}

/// <summary>Why a form is shown as it is.</summary>
/// <param name="Notice">A sentence above it; null: none.</param>
/// <param name="Faults">Beside their questions; one without a question stands above.</param>
internal sealed record FormState(string? Notice, FieldFault[] Faults)
{
    public static readonly FormState Fresh = new(null, []);
}
