using System.Text.Json.Serialization;

namespace LeadGrid.Intake;

[JsonConverter(typeof(JsonStringEnumConverter<JunkKind>))]
internal enum JunkKind
{
    /// <summary>The whole value.</summary>
    [JsonStringEnumMemberName("exact")]
    Exact,

    /// <summary>A domain or one below it.</summary>
    [JsonStringEnumMemberName("domain")]
    Domain,

    /// <summary>A pattern, without look-around and back references, so that it takes linear time.</summary>
    [JsonStringEnumMemberName("regex")]
    Regex,

    /// <summary>One character over and over; the value says how often at least.</summary>
    [JsonStringEnumMemberName("repeated")]
    Repeated,

    /// <summary>Neighbouring keys in either direction; the value says how many at least.</summary>
    [JsonStringEnumMemberName("keyboard_run")]
    KeyboardRun,

    /// <summary>Numbers of equal length, first and last with a hyphen.</summary>
    [JsonStringEnumMemberName("number_range")]
    NumberRange,
}

/// <summary>Marks a lead whose field has the look of test or junk data.</summary>
/// <param name="Id">Names the rule in its own list.</param>
/// <param name="Field">One of <see cref="JunkFields"/>; values are compared in lower case.</param>
/// <param name="Flag">What the lead is marked with.</param>
internal sealed record JunkRule(string Id, string Field, JunkKind Kind, string Value, string Flag);
