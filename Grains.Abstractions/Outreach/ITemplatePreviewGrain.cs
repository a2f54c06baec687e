using LeadGrid.Access;
using LeadGrid.Intake;

namespace LeadGrid.Outreach;

/// <summary>Shows what a template would say. A stateless worker: nothing is stored and nothing leaves.</summary>
[Alias("template-preview-grain")]
public interface ITemplatePreviewGrain : IGrainWithIntegerKey
{
    /// <exception cref="UnauthorizedAccessException">A draft in the question, by somebody who may not write one.</exception>
    [Alias("preview")]
    Task<PreviewResult> Preview(Actor actor, PreviewQuestion question);
}

/// <param name="TemplateId">Which template; of a new one, the id that it is to get.</param>
/// <param name="Version">Null: the newest that the actor may see.</param>
/// <param name="Draft">Words that are not saved yet, instead of the template's; null: the template's.</param>
/// <param name="LeadId">To whom; null: to an invented person.</param>
[GenerateSerializer, Immutable, Alias("preview-question")]
public sealed record PreviewQuestion(
    [property: Id(0)] string TemplateId,
    [property: Id(1)] int? Version,
    [property: Id(2)] TemplateDraft? Draft,
    [property: Id(3)] Guid? LeadId);

/// <summary>A closed set: refusals are values.</summary>
[GenerateSerializer, Immutable, Alias("preview-result")]
public abstract record PreviewResult;

[GenerateSerializer, Immutable, Alias("preview-shown")]
public sealed record PreviewShown([property: Id(0)] TemplatePreview Preview) : PreviewResult;

[GenerateSerializer, Immutable, Alias("preview-faulty")]
public sealed record PreviewFaulty([property: Id(0)] FieldFault[] Faults) : PreviewResult;

/// <summary>No such template, version or lead, or it is not the actor's to see: these are not told apart.</summary>
[GenerateSerializer, Immutable, Alias("preview-unknown")]
public sealed record PreviewUnknown : PreviewResult;

/// <summary>A message as it would leave.</summary>
[GenerateSerializer, Immutable, Alias("template-preview")]
public sealed record TemplatePreview
{
    /// <summary>Of an e-mail.</summary>
    [Id(0)] public string? Subject { get; init; }
    [Id(1)] public required string Text { get; init; }
    [Id(2)] public string? Html { get; init; }

    /// <summary>Of a text: how long it is, and what it costs.</summary>
    [Id(3)] public TextLength? Length { get; init; }

    /// <summary>Merge fields without value and without fallback: as long as there is one, nothing is sent.</summary>
    [Id(4)] public string[] Missing { get; init; } = [];

    /// <summary>What is allowed and seldom meant.</summary>
    [Id(5)] public string[] Warnings { get; init; } = [];

    /// <summary>
    /// The same text with plain punctuation in the place of the typographer's, where that makes it cheaper; null: it does not.
    /// </summary>
    [Id(6)] public PlainerText? Plainer { get; init; }

    public override string ToString() => Unspoken.Of<TemplatePreview>();
}

public enum TextAlphabet
{
    /// <summary>GSM 03.38: 160 characters in one segment, 153 in each of several.</summary>
    Gsm7,

    /// <summary>As soon as one character is no GSM one: 70 in one segment, 67 in each of several.</summary>
    Ucs2,
}

/// <param name="Units">What counts: GSM septets (brackets, the euro sign and a few more take two), or UTF-16 units.</param>
/// <param name="Segments">Parts that are paid for.</param>
/// <param name="Cost">By the price of a segment in the settings.</param>
[GenerateSerializer, Immutable, Alias("text-length")]
public sealed record TextLength(
    [property: Id(0)] TextAlphabet Alphabet,
    [property: Id(1)] int Units,
    [property: Id(2)] int Segments,
    [property: Id(3)] Money Cost);

[GenerateSerializer, Immutable, Alias("plainer-text")]
public sealed record PlainerText(
    [property: Id(0)] string Text,
    [property: Id(1)] TextLength Length)
{
    public override string ToString() => Unspoken.Of<PlainerText>();
}
