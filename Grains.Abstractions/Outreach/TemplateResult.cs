using LeadGrid.Intake;

namespace LeadGrid.Outreach;

/// <summary>What became of a change of a template. A closed set: refusals are values.</summary>
[GenerateSerializer, Immutable, Alias("template-result")]
public abstract record TemplateResult;

/// <summary>On disk. A repeated call is answered as the first time.</summary>
[GenerateSerializer, Immutable, Alias("template-stored")]
public sealed record TemplateStored([property: Id(0)] MessageTemplate Template) : TemplateResult;

/// <summary>It has changed since the revision that the caller saw. Null: it is not there yet.</summary>
[GenerateSerializer, Immutable, Alias("template-changed")]
public sealed record TemplateChanged([property: Id(0)] MessageTemplate? Template) : TemplateResult;

/// <summary>The words cannot be taken: every fault at once.</summary>
[GenerateSerializer, Immutable, Alias("template-faulty")]
public sealed record TemplateFaulty([property: Id(0)] FieldFault[] Faults) : TemplateResult;

/// <summary>Its state, or who asks, does not allow it.</summary>
/// <param name="Problem">A sentence that says what to do.</param>
[GenerateSerializer, Immutable, Alias("template-refused")]
public sealed record TemplateRefused(
    [property: Id(0)] string Problem,
    [property: Id(1)] MessageTemplate Template) : TemplateResult;

/// <summary>There is no such template.</summary>
[GenerateSerializer, Immutable, Alias("template-unknown")]
public sealed record TemplateUnknown : TemplateResult;
