namespace LeadGrid.Intake;

/// <summary>A value in the form of its field, or what to do about it: one of the two says something.</summary>
internal readonly record struct FieldReading(string? Value, string Problem)
{
    public static FieldReading Of(string value) => new(value, "");

    public static FieldReading Fault(string problem) => new(null, problem);

    /// <summary>The value, unless it lies outside the field's limits.</summary>
    /// <param name="noun">What the limits are of, such as "a number".</param>
    public static FieldReading Within<T>(string value, T parsed, T? minimum, T? maximum, string noun, Func<T, string> written)
        where T : struct, IComparable<T>
    {
        if ((minimum is not { } least || parsed.CompareTo(least) >= 0)
            && (maximum is not { } most || parsed.CompareTo(most) <= 0))
        {
            return Of(value);
        }

        return Fault((minimum, maximum) switch
        {
            ({ } low, { } high) => $"Post {noun} from {written(low)} to {written(high)}.",
            ({ } low, null) => $"Post {noun} of at least {written(low)}.",
            (null, var high) => $"Post {noun} of at most {written(high!.Value)}.",
        });
    }
}
