using LeadGrid.Intake;

namespace LeadGrid.Compliance;

public enum ListKind
{
    /// <summary>A copy of the national do-not-call list.</summary>
    National,

    /// <summary>The operator's own do-not-contact list.</summary>
    Own,

    /// <summary>People who sue.</summary>
    Litigators,

    /// <summary>Answers of the reassigned numbers database.</summary>
    Reassigned,

    /// <summary>One seller's own list.</summary>
    Seller,
}

/// <param name="AsOf">The date of the copy: its age is counted from here.</param>
/// <param name="AreaCodes">Of a national copy that covers only these; otherwise empty.</param>
/// <param name="FirstLine">Of the file, blank ones left out: it tells the columns.</param>
[GenerateSerializer, Immutable, Alias("list-import")]
public sealed record ListImport(
    [property: Id(0)] ListKind Kind,
    [property: Id(1)] string Name,
    [property: Id(2)] DateTimeOffset AsOf,
    [property: Id(3)] string? Seller,
    [property: Id(4)] string[] AreaCodes,
    [property: Id(5)] string FirstLine)
{
    public const int LongestName = 100;

    public override string ToString() => Unspoken.Of<ListImport>();
}

/// <param name="Faults">Then nothing was begun.</param>
[GenerateSerializer, Immutable, Alias("list-begun")]
public sealed record ListBegun(
    [property: Id(0)] FieldFault[] Faults,
    [property: Id(1)] long ListId,
    [property: Id(2)] ListColumns? Columns);

/// <summary>Where in a line what stands; counted from 0.</summary>
/// <param name="Delimiter">Null: a line is one value.</param>
/// <param name="HasHeader">That line names the columns and lists nobody.</param>
/// <param name="Subjects">Of the numbers and addresses.</param>
/// <param name="Area">Of the area code, where it stands by itself before the number.</param>
/// <param name="Date">Of the date of a query.</param>
/// <param name="Answer">Of a query's answer.</param>
[GenerateSerializer, Immutable, Alias("list-columns")]
public sealed record ListColumns(
    [property: Id(0)] char? Delimiter,
    [property: Id(1)] bool HasHeader,
    [property: Id(2)] int[] Subjects,
    [property: Id(3)] int? Area = null,
    [property: Id(4)] int? Date = null,
    [property: Id(5)] int? Answer = null);

/// <param name="FirstNumber">The number of the first of these lines in the file, from 1.</param>
/// <param name="BeginsWithHeader">The first of these lines names the columns.</param>
[GenerateSerializer, Immutable, Alias("list-chunk")]
public sealed record ListChunk(
    [property: Id(0)] long ListId,
    [property: Id(1)] ListKind Kind,
    [property: Id(2)] DateTimeOffset AsOf,
    [property: Id(3)] ListColumns Columns,
    [property: Id(4)] long FirstNumber,
    [property: Id(5)] string[] Lines,
    [property: Id(6)] bool BeginsWithHeader = false)
{
    public const int MostLines = 4_000;

    public override string ToString() => Unspoken.Of<ListChunk>();
}

/// <param name="Rows">Lines that were not blank.</param>
/// <param name="Accepted">Of these.</param>
/// <param name="Faults">The first of the others.</param>
[GenerateSerializer, Immutable, Alias("list-chunk-answer")]
public sealed record ListChunkAnswer(
    [property: Id(0)] int Rows,
    [property: Id(1)] int Accepted,
    [property: Id(2)] LineFault[] Faults)
{
    public const int MostFaults = 100;
}

/// <param name="Problem">Says what is wrong and repeats nothing of the line.</param>
[GenerateSerializer, Immutable, Alias("line-fault")]
public sealed record LineFault(
    [property: Id(0)] long Line,
    [property: Id(1)] string Problem);
