using LeadGrid.Intake;

namespace LeadGrid.Forms;

/// <summary>What became of a change of a form. A closed set: refusals are values.</summary>
[GenerateSerializer, Immutable, Alias("form-result")]
public abstract record FormResult;

/// <summary>On disk. A repeated call is answered as the first time.</summary>
[GenerateSerializer, Immutable, Alias("form-stored")]
public sealed record FormStored([property: Id(0)] CampaignForm Form) : FormResult;

/// <summary>It has changed since the revision that the caller saw. Null: it is not there yet.</summary>
[GenerateSerializer, Immutable, Alias("form-changed")]
public sealed record FormChanged([property: Id(0)] CampaignForm? Form) : FormResult;

/// <summary>It cannot be taken: every fault at once.</summary>
[GenerateSerializer, Immutable, Alias("form-faulty")]
public sealed record FormFaulty([property: Id(0)] FieldFault[] Faults) : FormResult;

/// <summary>Its state does not allow it.</summary>
/// <param name="Problem">A sentence that says what to do.</param>
[GenerateSerializer, Immutable, Alias("form-refused")]
public sealed record FormRefused(
    [property: Id(0)] string Problem,
    [property: Id(1)] CampaignForm Form) : FormResult;

/// <summary>There is no such campaign, or it has no form.</summary>
[GenerateSerializer, Immutable, Alias("form-unknown")]
public sealed record FormUnknown : FormResult;
