namespace LeadGrid.Access;

/// <summary>Who may change what, for grains that ask only for the kind of the actor.</summary>
internal static class Authority
{
    /// <summary>The operator's staff, or LeadGrid itself.</summary>
    public static bool IsOperator(this Actor actor) =>
        actor.Kind is ActorKind.Administrator or ActorKind.System;

    /// <exception cref="UnauthorizedAccessException">
    /// A fault and not a refusal: the edge has let through someone whom it should have stopped.
    /// </exception>
    public static void DemandOperator(this Actor actor, string what)
    {
        if (!actor.IsOperator())
        {
            throw new UnauthorizedAccessException($"Only administrators may {what}.");
        }
    }
}
