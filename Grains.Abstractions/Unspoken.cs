namespace LeadGrid;

/// <summary>
/// How records with personal data write themselves: by their name alone. Orleans' warnings about slow and lost calls
/// print the call's arguments, and what stands in a log is not sealed.
/// </summary>
internal static class Unspoken
{
    public static string Of<T>() => $"{typeof(T).Name} (personal)";
}

/// <summary>A personal text as an argument of a call.</summary>
[GenerateSerializer, Immutable, Alias("personal-text")]
public sealed record PersonalText([property: Id(0)] string Value)
{
    public override string ToString() => Unspoken.Of<PersonalText>();
}
