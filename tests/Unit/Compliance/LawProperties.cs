using CsCheck;

namespace LeadGrid.Compliance;

/// <summary>People, times and histories by the thousand, judged by the product and by <see cref="NaiveLaw"/>.</summary>
public sealed class LawProperties
{
    private const string E = "America/New_York";
    private const string C = "America/Chicago";
    private const string M = "America/Denver";
    private const string P = "America/Los_Angeles";

    internal static readonly NaivePerson[] People =
    [
        new("+13055550123", "FL", "33101", false, ("FL", E)),
        new(null, "FL", "32501", false, ("FL", C)),
        new(null, "FL", null, false, ("FL", E), ("FL", C)),
        new("+14155550123", "NY", "10001", false, ("NY", E), ("CA", P)),
        new("+12125550123", null, null, false, ("NY", E)),
        new("+16025550123", "AZ", "85001", false, ("AZ", "America/Phoenix")),
        new(null, "AZ", null, false, ("AZ", "America/Phoenix"), ("AZ", M)),
        new(null, "AZ", "86515", false, ("AZ", M)),
        new("+18085550123", "HI", "96813", false, ("HI", "Pacific/Honolulu")),
        new("+12065550123", "OR", "97201", false, ("WA", P), ("OR", P)),
        new("+15045550123", "LA", "70112", false, ("LA", C)),
        new("+12055550123", "AL", "36104", false, ("AL", C)),
        new("+16015550123", "MS", "39201", false, ("MS", C)),
        new("+12155550123", "PA", "19103", false, ("PA", E)),
        new("+14015550123", "RI", "02903", false, ("RI", E)),
        new("+18015550123", "UT", "84101", false, ("UT", M)),
        new("+12145550123", "TX", "75201", false, ("TX", C)),
        new(null, "TX", "79901", false, ("TX", M)),
        new("+12035550123", "CT", "06103", false, ("CT", E)),
        new("+12075550123", "ME", "04101", false, ("ME", E)),
        new("+17025550123", "ME", "04101", false, ("NV", P), ("ME", E)),
        new("+15025550123", "KY", "42101", false, ("KY", E), ("KY", C)),
        new("+13015550123", "MD", "21201", false, ("MD", E)),
        new("+14055550123", "OK", "73102", false, ("OK", C)),
        new(null, "SD", "57701", false, ("SD", M)),
        new("+18005550123", "IN", "46402", false, ("IN", C)),
        new("+17875550123", null, null, false, ("PR", "America/Puerto_Rico")),
        new("+18005550123", null, null, false),
        new(null, null, null, false),
        new("+14165550123", "NY", "10001", true, ("NY", E)),
        new("+447400123456", null, null, true),
    ];

    // Stretches with holidays, changes of clocks and laws that begin; the last is a year without rows.
    private static readonly (string From, int Days)[] Seasons =
        [("2025-08-15", 36), ("2025-12-20", 36), ("2026-03-01", 19), ("2026-06-10", 51), ("2026-10-25", 36), ("2031-06-20", 30)];

    internal static readonly Gen<NaivePerson> Person = OneOf(People);

    private static readonly Gen<DateTimeOffset> Time =
        from season in OneOf(Seasons)
        from minute in Gen.Int[0, (season.Days * 1440) - 1]
        select Asking.Utc($"{season.From}T00:00:00Z").AddMinutes(minute);

    // Minutes ago, most often about as long as some rule has patience; a little of it is yet to come.
    private static readonly Gen<int> Ago = Gen.Frequency(
        (3, Gen.Int[-2, 8]),
        (4, Gen.Int[0, 2 * 1440]),
        (3, Gen.Int[-1440, 60 * 1440]),
        (2, Gen.Int[-3, 3].Select(minute => (31 * 1440) + minute)),
        (1, Gen.Int[80 * 1440, 600 * 1440]));

    private static readonly Gen<ContactChannel> Channel = Gen.Enum<ContactChannel>();
    private static readonly Gen<string> Party = Gen.Frequency((4, Gen.Const(Asking.Seller)), (1, Gen.Const("other")));

    internal static readonly Gen<PermitQuestion> Question =
        from at in Time
        from channel in Channel
        from purpose in Gen.Frequency((5, Gen.Const(ContactPurpose.Marketing)), (4, Gen.Enum<ContactPurpose>()))
        from assume in Gen.Frequency((1, Gen.Const(true)), (1, Gen.Const(false)))
        select new PermitQuestion { At = at, Channel = channel, Purpose = purpose, AssumeConsent = assume, Seller = Asking.Seller, Subject = "solar" };

    [Fact]
    public void By_the_time_alone_the_product_and_the_naive_model_agree() =>
        Gen.Select(Person, Question).Sample(
            (person, question) => Compare(person, question with { Purpose = ContactPurpose.Marketing, AssumeConsent = true }, ContactFacts.None),
            iter: 1_500);

    [Fact]
    public void With_everything_on_record_the_product_and_the_naive_model_agree() =>
        Person.SelectMany(person => Question.SelectMany(question => Facts(person, question.At).Select(facts => (person, question, facts)))).Sample(
            each => Compare(each.person, each.question, each.facts),
            iter: 3_000);

    // Attempts bind few people for a day: among all cases they would hardly ever decide.
    [Fact]
    public void By_attempts_the_product_and_the_naive_model_agree()
    {
        var limited = OneOf([.. People.Where(person => person.Places.Any(place => place.State is "FL" or "MD" or "OK" or "OR"))]);
        var touch =
            from minutes in Gen.Int[0, 30 * 60]
            from channel in Channel
            from purpose in Gen.Frequency((4, Gen.Const(ContactPurpose.Marketing)), (1, Gen.Enum<ContactPurpose>()))
            from subject in OneOf<string?>("solar", "solar", "solar", "roof", null)
            select (minutes, channel, purpose, subject);
        Gen.Select(limited, Question, touch.Array[2, 7]).Sample(
            (person, question, touches) => Compare(
                person,
                question with { Purpose = ContactPurpose.Appointment },
                new ContactFacts { Touches = [.. touches.Select(t => new Touch(question.At.AddMinutes(-t.minutes), t.channel, t.purpose, t.subject))] }),
            iter: 1_000);
    }

    [Fact]
    public void The_cases_are_of_every_kind_often()
    {
        var (allowed, denied, deferred) = (0, 0, 0);
        Person.SelectMany(person => Question.SelectMany(question => Facts(person, question.At).Select(facts => (person, question, facts)))).Sample(
            each => _ = Asking.Decide(each.question with { Phone = each.person.Phone, State = each.person.State, Zip = each.person.Zip }, each.facts) switch
            {
                PermitAllowed => Interlocked.Increment(ref allowed),
                PermitDeferred => Interlocked.Increment(ref deferred),
                _ => Interlocked.Increment(ref denied),
            },
            iter: 1_000);
        Assert.True(Math.Min(allowed, Math.Min(denied, deferred)) > 50, $"{allowed} allowed, {deferred} deferred, {denied} denied");
    }

    private static void Compare(NaivePerson person, PermitQuestion question, ContactFacts facts)
    {
        question = question with { Phone = person.Phone, State = person.State, Zip = person.Zip };
        var naive = new NaiveLaw(person, question, facts);
        var (decision, until) = naive.Decide();
        var decided = Asking.Decide(question, facts);
        var answer = decided.ToAnswer();
        Assert.True(
            (decision, until) == (answer.Outcome.ToString().ToLowerInvariant(), answer.Until),
            $"{person} {question.Channel} {question.Purpose} {question.At:u}: {decision} {until:u}, but {answer.Until:u} {Asking.Told(decided)}");
        if (answer.Expires is { } expires && expires > question.At)
        {
            // Five minutes before the first minute that is too late, at the latest a day from now; where another rule ends, with it.
            Assert.True(naive.May(Whole(expires.AddTicks(-1))), $"{person} {question.At:u} expires {expires:u} {Asking.Told(decided)}");
        }
    }

    private static DateTimeOffset Whole(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMinute));

    internal static Gen<ContactFacts> Facts(NaivePerson person, DateTimeOffset at)
    {
        var past = Ago.Select(minutes => at.AddMinutes(-minutes));
        return
            from consents in Consents(person, past).Array[0, 2]
            from revocations in (
                from when in past
                from scope in Gen.Enum<RefusalScope>()
                from provider in Gen.Int[0, 9]
                select new Revocation(when, scope, provider == 0, provider == 1)).Array[0, 2]
            from restorations in Gen.Select(past, Party, (when, seller) => new Restoration(when, seller)).Array[0, 1]
            from suppressions in Rarely(
                from when in past
                from list in Gen.Enum<SuppressionList>()
                from seller in Party
                from lifted in Maybe(past)
                select new Suppression(when, list, seller, lifted))
            from scrub in Gen.Select(past, Gen.Int[0, 3], (when, listed) => new DoNotCallScrub(when, listed == 0)).Null(0.3)
            from reassigned in Rarely(Gen.Select(past, Gen.Int[0, 2], (when, yes) => new ReassignedAnswer(when, yes == 0)))
            from relationships in Gen.Select(past, Gen.Enum<RelationshipKind>(), Party, (when, kind, seller) => new Relationship(when, kind, seller)).Array[0, 1]
            from touches in (
                from when in past
                from channel in Channel
                from purpose in Gen.Enum<ContactPurpose>()
                from subject in OneOf<string?>("solar", "solar", "solar", "roof", null)
                select new Touch(when, channel, purpose, subject)).Array[0, 8]
            from inbound in Gen.Select(past, Channel, (when, channel) => new InboundMessage(when, channel)).Array[0, 2]
            from narrowings in Rarely(
                from when in past
                from channels in Channel.Array[0, 3]
                from before in Maybe(Gen.Int[0, 15].Select(hour => new TimeOnly(hour, 30)))
                from not in Maybe(Gen.Int[12, 23].Select(hour => new TimeOnly(hour, 0)))
                from days in Gen.Enum<DayOfWeek>().Array[0, 2]
                select new Narrowing(when, channels, before, not, days))
            from holds in Rarely(Gen.Select(past, Maybe(past), (when, judged) => new Hold(when, judged)))
            from refusals in Rarely(past.Select(when => when.AddMonths(-11)))
            from age in Rarely(Gen.Select(past, Gen.Int[16, 19], (when, years) => new KnownAge(years, when)))
            select new ContactFacts
            {
                Consents = consents,
                Revocations = revocations,
                Restorations = restorations,
                Suppressions = suppressions,
                DoNotCall = scrub,
                Reassigned = reassigned,
                Relationships = relationships,
                Touches = touches,
                Inbound = inbound,
                Narrowings = narrowings,
                Holds = holds,
                CallRefusals = refusals,
                Age = age.FirstOrDefault(),
            };
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : struct => Gen.Select(gen, Gen.Bool, (value, there) => there ? value : (T?)null);

    private static Gen<T[]> Rarely<T>(Gen<T> gen) => Gen.Frequency((5, Gen.Const(Array.Empty<T>())), (1, gen.Array[1, 2]));

    // Mostly whole, with now and then a part that is missing.
    private static Gen<ConsentRecord> Consents(NaivePerson person, Gen<DateTimeOffset> past) =>
        from when in past
        from origin in Gen.Enum<ConsentOrigin>()
        from missing in Gen.Int[0, 14]
        from seller in Party
        select new ConsentRecord
        {
            At = when,
            Origin = origin,
            Channels = missing == 0 ? [ContactChannel.Voice] : Enum.GetValues<ContactChannel>(),
            Sellers = [seller],
            Phone = missing == 1 ? "+12015550199" : person.Phone,
            Text = missing == 2 ? null : "I agree.",
            Signature = missing == 3 ? null : "ticked",
            DisclosesCalls = missing != 4,
            NoConditionOfPurchase = missing != 5,
        };
}
