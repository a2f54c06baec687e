namespace LeadGrid.Forms;

/// <summary>The languages that forms can be written in: those that LeadGrid's own words exist in.</summary>
internal static class FormLanguages
{
    public const string English = "en";
    public const string Spanish = "es";

    public static readonly string[] All = [English, Spanish];

    /// <summary>The first of what the reader understands that is offered; else the first that is.</summary>
    /// <param name="wanted">Tags such as <c>es-MX</c>, the best first.</param>
    public static string Best(IEnumerable<string> wanted, string[] offered) =>
        wanted.Select(tag => tag.Split('-')[0].ToLowerInvariant()).FirstOrDefault(offered.Contains) ?? offered[0];
}
