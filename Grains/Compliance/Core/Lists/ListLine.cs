using System.Globalization;
using LeadGrid.Intake;
using LeadGrid.Privacy;

namespace LeadGrid.Compliance;

/// <summary>Somebody on a list, in the form that is hashed.</summary>
internal sealed record ListSubject(string Purpose, string Key)
{
    // It is a number or an address.
    public override string ToString() => nameof(ListSubject);
}

/// <summary>What a line says, or what is wrong with it.</summary>
/// <param name="Subjects">None where it says nothing that has to be known, as "no data" of a number.</param>
internal sealed record ReadLine(string? Problem, IReadOnlyList<ListSubject> Subjects, DateTimeOffset? AskedAt = null, bool? Reassigned = null)
{
    public override string ToString() => nameof(ReadLine);
}

/// <summary>Reads a line of a list. Problems never repeat what stands there.</summary>
internal static class ListLine
{
    private static readonly string[] DateForms = ["yyyy-MM-dd", "M/d/yyyy", "yyyyMMdd"];
    private static readonly HashSet<string> Yes = ["yes", "y", "true", "1", "reassigned", "disconnected"];
    private static readonly HashSet<string> No = ["no", "n", "false", "0"];
    private static readonly HashSet<string> NoData = ["nodata", "no data", "no_data", "unknown"];

    /// <param name="asOf">When a query was asked that has no date of its own.</param>
    /// <param name="now">No query can be of tomorrow.</param>
    public static ReadLine Read(string line, ListColumns columns, ListKind kind, DateTimeOffset asOf, DateTimeOffset now)
    {
        var cells = ListCells.Of(line, columns.Delimiter);
        if (columns.Area is not null && cells.Length == 1)
        {
            // A whole number among split ones.
            columns = columns with { Area = null, Subjects = [0] };
        }

        var subjects = new List<ListSubject>();
        foreach (var text in columns.Subjects.Select(column => Cell(cells, column)).Where(text => text.Length > 0))
        {
            if (Subject(columns.Area is { } area ? Cell(cells, area) + text : text, kind) is not { } subject)
            {
                return Faulty(kind is ListKind.Own or ListKind.Seller ? "This is no phone number and no e-mail address." : "This is no phone number.");
            }

            subjects.Add(subject);
        }

        return subjects.Count == 0 ? Faulty("There is no number in this line.")
            : kind == ListKind.Reassigned ? Query(cells, columns, subjects, asOf, now)
            : new ReadLine(null, subjects);
    }

    private static ReadLine Query(string[] cells, ListColumns columns, List<ListSubject> subjects, DateTimeOffset asOf, DateTimeOffset now)
    {
        var askedAt = columns.Date is { } date ? Date(Cell(cells, date), now) : asOf;
        if (askedAt is null)
        {
            return Faulty("Give the date of the query as 2026-01-31, and none that is still to come.");
        }

        var answer = columns.Answer is { } column ? Cell(cells, column).ToLower(CultureInfo.InvariantCulture) : "";
        return Yes.Contains(answer) ? new(null, subjects, askedAt, true)
            : No.Contains(answer) ? new(null, subjects, askedAt, false)
            : NoData.Contains(answer) ? new(null, [])
            : Faulty("The answer is yes, no or no data.");
    }

    private static ListSubject? Subject(string text, ListKind kind)
    {
        if (!text.Contains('@', StringComparison.Ordinal))
        {
            return ListedPhone.Read(text) is { } number ? new(HashPurpose.Phone, number) : null;
        }

        var mayBeMail = kind is ListKind.Own or ListKind.Seller;
        return mayBeMail && EmailRules.Read("email", text, new Findings()) is { } mail ? new(HashPurpose.Email, mail.Key) : null;
    }

    private static DateTimeOffset? Date(string text, DateTimeOffset now) =>
        DateTimeOffset.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) && day <= now ? day : null;

    private static string Cell(string[] cells, int column) => column < cells.Length ? cells[column] : "";

    private static ReadLine Faulty(string problem) => new(problem, []);
}
