using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Intake;

namespace LeadGrid.Outreach;

/// <summary>Who may be sent a template to try it. Pure.</summary>
internal static class TestRecipients
{
    private const int MaximumName = 60;

    /// <returns>The recipient, or what is wrong with it.</returns>
    public static TestRecipientResult Add(IReadOnlyCollection<TestRecipient> known, NewTestRecipient asked, Guid id, Actor by, DateTimeOffset now)
    {
        var findings = new Findings();
        var name = asked.Name.Trim();
        if (name.Length is 0 or > MaximumName || name.Any(char.IsControl))
        {
            findings.Fault("name", $"Say whose it is, in at most {MaximumName} characters on one line.");
        }

        var address = AddressOf(asked.Channel, asked.Address);
        if (address is null)
        {
            findings.Fault("address", asked.Channel switch
            {
                ContactChannel.Sms => "Write one number, such as +1 201 555 0123.",
                ContactChannel.Email => "Write one e-mail address, such as name@example.org.",
                _ => "Templates are tried by sms or email.",
            });
        }
        else if (known.Any(each => each.Channel == asked.Channel && each.Address.Equals(address, StringComparison.OrdinalIgnoreCase)))
        {
            findings.Fault("address", "It is a test recipient already.");
        }
        else if (known.Count >= ITestRecipientsGrain.Limit)
        {
            findings.Fault("address", $"There are {ITestRecipientsGrain.Limit} test recipients already: remove one first.");
        }

        return findings.HasFaults
            ? new TestRecipientFaulty(findings.Faults)
            : new TestRecipientAdded(new TestRecipient(id, asked.Channel, name, address!, by.Name, now));
    }

    /// <returns>As messages are sent to it; null: it is none.</returns>
    public static string? AddressOf(ContactChannel channel, string typed) => channel switch
    {
        ContactChannel.Sms => DialledNumber.Read(typed),
        ContactChannel.Email => EmailRules.Read("address", typed, new Findings())?.Address,
        _ => null,
    };
}
