using LeadGrid.Intake;

namespace LeadGrid.Routing;

/// <summary>
/// The intake transaction of one campaign and the order among its brokers. Posts gather here and commit in batches.
/// </summary>
[Alias("router-grain")]
public interface IRouterGrain : IGrainWithStringKey
{
    /// <summary>Decides and commits. One answer a lead, in the same order.</summary>
    /// <exception cref="OverloadedException">Too many leads wait; nothing was stored.</exception>
    /// <exception cref="OtherSettingsException">The leads were judged by settings that are not the campaign's; nothing was stored.</exception>
    [Alias("submit")]
    Task<IntakeAnswer[]> Submit(PreparedLead[] leads);

    /// <summary>The same decisions, and nothing stored.</summary>
    /// <exception cref="OtherSettingsException">As for <see cref="Submit"/>.</exception>
    [Alias("rehearse")]
    Task<IntakeAnswer[]> Rehearse(PreparedLead[] leads);

    /// <summary>Campaign or broker settings have changed: when this returns, every later decision follows them.</summary>
    [Alias("settings-changed")]
    Task SettingsChanged();

    /// <summary>Somebody may have become eligible: route the leads that wait, best score first, then oldest.</summary>
    /// <param name="certain">
    /// The database says that leads wait: look in any case. Otherwise a router that knows of none does nothing.
    /// </param>
    [Alias("route-waiting")]
    Task RouteWaiting(bool certain);
}

/// <summary>Leads were judged by other settings than the campaign has by now: read them anew and judge again.</summary>
[GenerateSerializer, Alias("other-settings")]
public sealed class OtherSettingsException(string message) : Exception(message);
