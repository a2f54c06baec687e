using LeadGrid.Access;

namespace LeadGrid.Providers;

/// <summary>How the providers of texts and e-mail are, as each silo sees them. A stateless worker; administrators only.</summary>
[Alias("providers-grain")]
public interface IProvidersGrain : IGrainWithIntegerKey
{
    /// <summary>Asks every silo that lives, each for two seconds at most: one that hangs is named and not waited for.</summary>
    [Alias("look"), ResponseTimeout("00:00:05")]
    Task<ProvidersView> Look(Actor actor);
}
