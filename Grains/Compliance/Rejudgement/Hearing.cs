using LeadGrid.Contacts;

namespace LeadGrid.Compliance.Rejudgement;

/// <summary>What came of judging one contact again.</summary>
internal abstract record Finding;

internal sealed record FoundRight : Finding;

/// <summary>The person's record was erased since: nobody can judge it any more.</summary>
internal sealed record FoundErased : Finding;

/// <param name="Objections">Rules, or what was wrong with the permit.</param>
/// <param name="Used">The permit's use; null: there was none to be found.</param>
internal sealed record FoundWrong(string[] Objections, PermitUsed? Used, PermitGranted? Granted) : Finding;

/// <summary>Hears one contact again: was its permit good, and was it right to contact the person?</summary>
internal static class Hearing
{
    public const string NoPermit = "no-permit";
    public const string UsedTwice = "permit-used-twice";
    public const string Expired = "permit-expired";
    public const string Void = "permit-void";
    public const string LeftTwice = "message-left-twice";
    public const string UnknownLaw = "unknown-law";
    public const string OutdatedLaw = "outdated-law";

    /// <summary>How long a silo may not have heard of a change of the law or a list: both were in force for it.</summary>
    private static readonly TimeSpan s_hearsay = TimeSpan.FromSeconds(10);

    /// <param name="ledger">The person's, in order.</param>
    /// <param name="number">The entry by which the message left.</param>
    public static Finding Of(IReadOnlyList<PastLedgerEntry> ledger, long number, PastLists lists, PastLaws laws)
    {
        var until = ledger.Where(each => each.Number <= number).Select(each => each.Entry).ToArray();
        if (until.Length == 0 || until.Contains(null))
        {
            return new FoundErased();
        }

        ContactEvent[] before = [.. until[..^1].Select(entry => entry!)];
        if (until[^1] is not PermitUsed used)
        {
            return new FoundWrong([NoPermit], null, null);
        }

        if (PastLedger.Grant(before, used.PermitId) is not { } granted)
        {
            return new FoundWrong([NoPermit], used, null);
        }

        string[] objections = [.. OfPermit(before, used, granted), .. OfLaw(before, used, granted, lists, laws)];
        return objections.Length == 0 ? new FoundRight() : new FoundWrong(objections, used, granted);
    }

    /// <summary>Whether a message that left did so on a permit.</summary>
    public static Finding OfMessage(IReadOnlyList<PastLedgerEntry> ledger, Guid message)
    {
        if (ledger.Any(each => each.Entry is null))
        {
            return new FoundErased();
        }

        ContactEvent[] entries = [.. ledger.Select(each => each.Entry!)];
        return entries.OfType<PermitUsed>().Any(used => PastLedger.Grant(entries, used.PermitId)?.MessageId == message)
            ? new FoundRight()
            : new FoundWrong([NoPermit], null, null);
    }

    private static IEnumerable<string> OfPermit(ContactEvent[] before, PermitUsed used, PermitGranted granted)
    {
        if (before.OfType<PermitUsed>().Any(other => other.PermitId == used.PermitId))
        {
            yield return UsedTwice;
        }

        if (used.At >= granted.Expires)
        {
            yield return Expired;
        }

        if (before[Array.IndexOf(before, granted)..].Any(entry => entry is ContactRefused or Held or HoursNarrowed or CallRefused))
        {
            yield return Void;
        }

        if (before.OfType<PermitUsed>().Any(other =>
            other.PermitId != used.PermitId
            && PastLedger.Grant(before, other.PermitId)?.MessageId == granted.MessageId
            && PastLedger.MayHaveLeft(before, other.PermitId)))
        {
            yield return LeftTwice;
        }
    }

    private static string[] OfLaw(ContactEvent[] before, PermitUsed used, PermitGranted granted, PastLists lists, PastLaws laws)
    {
        if (laws.Find(used.DataVersion) is not { } law)
        {
            return [UnknownLaw];
        }

        if (laws.IsOutdated(used.DataVersion, used.At - s_hearsay))
        {
            return [OutdatedLaw];
        }

        var contact = new PastContact(
            used.At, granted.Channel, granted.Purpose, granted.Seller, granted.Subject, granted.Phone, granted.State, granted.Zip);
        var objections = Ask(used.At);
        // A list that came or went in that moment may or may not have been known.
        return objections.Length > 0 && Ask(used.At - s_hearsay).Length == 0 ? [] : objections;

        string[] Ask(DateTimeOffset listsAt)
        {
            var facts = PastLedger.Facts(before);
            lists.AddTo(facts, listsAt, granted.Phone);
            return PlainJudge.Objections(contact, facts, law);
        }
    }
}
