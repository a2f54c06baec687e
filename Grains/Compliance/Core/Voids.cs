namespace LeadGrid.Compliance;

/// <summary>What voids a consent that has all its parts: the number has another owner.</summary>
internal static class Voids
{
    /// <returns>When the consent stands, the rule that ends it if any, and why it does not stand.</returns>
    public static (OpenTimes Open, Rule? Rule, string Why) Of(ConsentRecord consent, PermitCase asked)
    {
        if (Rule<WrongNumberRule>(asked) is { } wrong && asked.Facts.Revocations.Any(each => IsWrongNumber(each, consent)))
        {
            return (OpenTimes.Never, wrong, "The consent is void: somebody said that it is a wrong number.");
        }

        if (Rule<ReassignedRule>(asked) is { } rule && asked.Facts.Reassigned.MaxBy(answer => answer.AskedAt) is { } newest)
        {
            var yes = newest.Reassigned || asked.Facts.Reassigned.Any(answer => answer.Reassigned && answer.AskedAt >= consent.At);
            var good = OpenTimes.Through(newest.AskedAt, newest.AskedAt.AddDays(rule.Value.Days));
            return yes
                ? (OpenTimes.Never, rule, "The consent is void: the number has been reassigned.")
                : (good, rule, $"The consent is void: the reassigned numbers database was asked more than {rule.Value.Days} days ago.");
        }

        return (OpenTimes.Always, null, "");
    }

    private static bool IsWrongNumber(Revocation said, ConsentRecord consent) =>
        said.Scope == RefusalScope.WrongNumber && said.At >= consent.At;

    private static T? Rule<T>(PermitCase asked)
        where T : Rule => asked.Rules.Rules.OfType<T>().FirstOrDefault(rule =>
            asked.InForce(rule) && rule.Binds(asked.Question.Channel, asked.Question.Purpose) && asked.Place.IsUnder(rule.Jurisdiction));
}
