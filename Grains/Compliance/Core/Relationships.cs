namespace LeadGrid.Compliance;

/// <summary>
/// Established business relationships. They lift the national do-not-call list only, for the seller that the person dealt with, on
/// the channels of their rule, and end when the person says stop.
/// </summary>
internal static class Relationships
{
    public static OpenTimes Open(PermitCase asked) => OpenTimes.Of(
        from rule in asked.Rules.Rules.OfType<RelationshipRule>()
        where rule.Binds(asked.Question.Channel, asked.Question.Purpose) && asked.InForce(rule) && asked.Place.IsUnder(rule.Jurisdiction)
        from relationship in asked.Facts.Relationships
        where relationship.Kind == rule.Value.After
            && Sellers.AreSame(relationship.Seller, asked.Question.Seller)
            && !IsEnded(relationship, asked.Facts)
        select (relationship.At, relationship.At.AddMonths(rule.Value.Months)));

    private static bool IsEnded(Relationship relationship, ContactFacts facts) => facts.Revocations.Any(revocation =>
        revocation.Scope is not RefusalScope.Unsubscribe && revocation.At >= relationship.At);
}
