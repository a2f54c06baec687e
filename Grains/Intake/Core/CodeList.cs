using System.Collections.Frozen;

namespace LeadGrid.Intake;

/// <summary>Codes and the names they go by: <c>NJ</c> for "new jersey" as well as for "N.J.".</summary>
internal sealed class CodeList
{
    public static readonly CodeList States = Load("states.txt");
    public static readonly CodeList Countries = Load("countries.txt");

    private readonly FrozenDictionary<string, string> codeByKey;

    private CodeList(IEnumerable<(string Code, string Name)> entries)
    {
        codeByKey = entries.ToFrozenDictionary(entry => Key(entry.Name), entry => entry.Code);
        Codes = codeByKey.Values.ToFrozenSet();
    }

    public FrozenSet<string> Codes { get; }

    /// <returns>The code of a code or name, however it is punctuated; null where it is neither.</returns>
    public string? Find(string text) => codeByKey.GetValueOrDefault(Key(text));

    // A line is the code, a space, and names parted by "|". A country's first name is its three-letter code.
    private static CodeList Load(string list) => new(
        from line in EmbeddedList.Lines(list)
        let code = line[..2]
        let rest = list == "countries.txt" ? line[3..6] + "|" + line[7..] : line[3..]
        from name in rest.Split('|').Prepend(code)
        select (code, name));

    private static string Key(string text) =>
        string.Concat(text.Where(char.IsLetter)).ToUpperInvariant();
}
