using LeadGrid.Compliance;
using LeadGrid.Compliance.Rejudgement;

namespace LeadGrid.Storage.Compliance.Rejudgement;

/// <summary>What the judgements of one batch come to.</summary>
internal sealed class Tally
{
    public long Judged { get; private set; }

    public long Right { get; private set; }

    public long Erased { get; private set; }

    public List<AccuracyDifference> Differences { get; } = [];

    /// <summary>A contact that left by a permit.</summary>
    public void Add(LeftContact contact, Finding finding)
    {
        switch (finding)
        {
            case FoundErased:
                Erased++;
                break;
            case FoundWrong wrong:
                Judged++;
                Differences.Add(new(
                    contact.At, contact.Contact, wrong.Used?.PermitId, wrong.Granted?.MessageId, wrong.Granted?.Channel, wrong.Granted?.Purpose,
                    wrong.Objections, wrong.Granted?.Rules ?? [], wrong.Used?.DataVersion));
                break;
            default:
                Judged++;
                Right++;
                break;
        }
    }

    /// <summary>A message that left: it was counted with its permit, if it had one.</summary>
    public void Add(LeftMessage message, Finding finding)
    {
        switch (finding)
        {
            case FoundErased:
                Erased++;
                break;
            case FoundWrong wrong:
                Judged++;
                Differences.Add(new(message.UpdatedAt, message.Contact ?? "", null, message.Id, message.Channel, null, wrong.Objections, [], null));
                break;
        }
    }
}
