using CsCheck;
using LeadGrid.Intake;
using LeadGrid.Leads;
using LeadGrid.Routing;

namespace LeadGrid.Unit.Routing;

public class IntakeDeciderTests
{
    private static readonly IntakeBook Empty = IntakeBook.Empty;

    // Few values, so that everything meets everything.
    private static readonly Gen<PreparedLead> GenLead = Gen.Select(
            Gen.Select(Gen.OneOf<string?>(null, "p1", "p2", "p3"), Gen.OneOf<string?>(null, "e1", "e2", "e3")),
            Gen.Select(Gen.OneOf<string?>(null, null, "k1", "k2"), Gen.OneOf<string?>(null, null, "x1", "x2")),
            Gen.Select(Gen.OneOf("b1", "b2"), Gen.Int[0, 4], Gen.OneOf("acme", "zeta"), Gen.Int))
        .Select((ids, keys, rest) => Desk.Lead(
            rest.Item4, ids.Item1, ids.Item2, keys.Item1, keys.Item2, rest.Item1, faulty: rest.Item2 == 0, rest.Item3, $"lg_{rest.Item3}"));

    [Fact]
    public void A_batch_is_decided_as_the_naive_model_decides_it() =>
        Gen.Select(GenLead.Array[0, 12], GenLead.Array[0, 20]).Sample((earlier, batch) =>
        {
            var model = new NaiveIntake();
            var desk = Desk.Of(Desk.Broker("a", 2), Desk.Broker("b", 1));
            var first = IntakeDecider.Decide(earlier, Empty, "solar", desk);
            Compare(model, earlier, first);
            var second = IntakeDecider.Decide(batch, new IntakeBook(first.NewKeys, first.NewClaims), "solar", desk);
            Compare(model, batch, second);
            // Turns: exactly one for each accepted lead.
            Assert.Equal(first.Accepted.Count + second.Accepted.Count, desk.Changed.Values.Sum(a => a.DayUsed));
        });

    [Fact]
    public void A_batch_in_two_parts_comes_to_the_same_as_in_one() =>
        Gen.Select(GenLead.Array[0, 20], Gen.Int[0, 20]).Sample((batch, cut) =>
        {
            cut = Math.Min(cut, batch.Length);
            var whole = IntakeDecider.Decide(batch, Empty, "solar", Desk.Of(Desk.Broker("a", 2), Desk.Broker("b")));
            var desk = Desk.Of(Desk.Broker("a", 2), Desk.Broker("b"));
            var first = IntakeDecider.Decide(batch[..cut], Empty, "solar", desk);
            var second = IntakeDecider.Decide(batch[cut..], new IntakeBook(first.NewKeys, first.NewClaims), "solar", desk);
            Assert.Equal(Shape(whole.Answers), Shape(first.Answers).Concat(Shape(second.Answers)));
        });

    [Fact]
    public void A_thousand_equal_leads_make_one()
    {
        PreparedLead[] batch = [.. Enumerable.Range(1, 1_000).Select(i => Desk.Lead(i, "p1", "e1"))];
        var decision = IntakeDecider.Decide(batch, Empty, "solar", Desk.Of(Desk.Broker("a")));
        Assert.Single(decision.Accepted);
        Assert.Equal(999, decision.Duplicates.Count);
        Assert.All(decision.Answers[1..], a => Assert.Equal((IntakeOutcome.Duplicate, batch[0].LeadId), (a.Outcome, a.DuplicateOf!.Value)));
    }

    [Fact]
    public void An_accepted_lead_is_answered_with_its_score_its_broker_and_where_it_stands()
    {
        var lead = Desk.Lead(1, "p1") with { ScoreReasons = [new("Starting points", 50)], Repairs = [new("zip", "Zero put back.")], Warnings = ["w"] };
        var answer = IntakeDecider.Decide([lead], Empty, "solar", Desk.Of(Desk.Broker("a"))).Answers[0];
        Assert.Equal((lead.LeadId, 50, new BrokerName("a", "Broker a"), LeadStatus.Assigned), (answer.LeadId!.Value, answer.Score!.Value, answer.Broker!, answer.Status!.Value));
        Assert.Equal((lead.ScoreReasons, lead.Repairs, lead.Warnings), (answer.ScoreReasons, answer.Repairs, answer.Warnings));
        var waiting = IntakeDecider.Decide([lead], Empty, "solar", Desk.Of()).Answers[0];
        Assert.Equal((null, LeadStatus.Queued), (waiting.Broker, waiting.Status!.Value));
    }

    [Fact]
    public void A_key_with_another_body_is_told_by_its_name()
    {
        PreparedLead[] batch =
            [Desk.Lead(1, "p1", key: "k", external: "x", body: "1"), Desk.Lead(2, "p2", key: "k", body: "2"), Desk.Lead(3, "p3", external: "x", body: "2")];
        var answers = IntakeDecider.Decide(batch, Empty, "solar", Desk.Of()).Answers;
        Assert.Equal(["Idempotency-Key", "externalId"], answers[1..].Select(a => a.Faults[0].Field));
        Assert.All(answers[1..], a => Assert.Equal(IntakeOutcome.KeyReused, a.Outcome));
    }

    [Fact]
    public void A_mended_lead_may_be_posted_again_under_the_same_key()
    {
        PreparedLead[] batch = [Desk.Lead(1, "p1", key: "k", body: "1", faulty: true), Desk.Lead(2, "p1", key: "k", body: "2")];
        var decision = IntakeDecider.Decide(batch, Empty, "solar", Desk.Of());
        Assert.Equal([IntakeOutcome.Rejected, IntakeOutcome.Accepted], decision.Answers.Select(a => a.Outcome));
        Assert.Equal(batch[0].Faults, decision.Answers[0].Faults);
    }

    [Fact]
    public void Keys_of_others_do_not_meet()
    {
        PreparedLead[] batch =
        [
            Desk.Lead(1, "p1", key: "k", external: "x", body: "1"),
            Desk.Lead(2, "p2", key: "k", external: "x", body: "2", seller: "zeta", scope: "lg_zeta"),
        ];
        Assert.Equal(2, IntakeDecider.Decide(batch, Empty, "solar", Desk.Of()).Accepted.Count);
        Assert.NotEqual(IntakeDecider.KeysOf(batch[0], "solar")[1], IntakeDecider.KeysOf(batch[0], "roof")[1]);
        Assert.Equal("k"u8.ToArray(), IntakeDecider.KeysOf(batch[0], "solar")[0].HashBytes);
        Assert.Equal("p1"u8.ToArray(), IntakeDecider.IdentitiesOf(batch[0])[0].HashBytes);
    }

    private static void Compare(NaiveIntake model, PreparedLead[] batch, IntakeDecision decision)
    {
        for (var i = 0; i < batch.Length; i++)
        {
            var expected = model.Post(batch[i]);
            var actual = decision.Answers[i];
            Assert.Equal(expected, (actual.Outcome, actual.Replay, actual.LeadId, actual.DuplicateOf));
        }

        Assert.Equal(
            decision.Answers.Where(a => a is { Outcome: IntakeOutcome.Accepted, Replay: false }).Select(a => a.LeadId!.Value),
            decision.Accepted.Select(a => a.Lead.LeadId));
        Assert.Equal(
            decision.Answers.Where(a => a is { Outcome: IntakeOutcome.Duplicate, Replay: false }).Select(a => a.DuplicateOf!.Value),
            decision.Duplicates.Select(d => d.Of));
        Assert.Equal(
            decision.Accepted.Sum(a => IntakeDecider.IdentitiesOf(a.Lead).Count), decision.NewClaims.Count);
    }

    private static (IntakeOutcome, bool, Guid?, Guid?, BrokerName?)[] Shape(IntakeAnswer[] answers) =>
        [.. answers.Select(a => (a.Outcome, a.Replay, a.LeadId, a.DuplicateOf, a.Broker))];

    /// <summary>One post at a time against everything that was ever posted, with nothing but lists.</summary>
    private sealed class NaiveIntake
    {
        private readonly List<(PreparedLead Lead, (IntakeOutcome, bool, Guid?, Guid?) Answer)> _remembered = [];
        private readonly List<PreparedLead> _accepted = [];

        public (IntakeOutcome, bool, Guid?, Guid?) Post(PreparedLead lead)
        {
            foreach (var sameKey in new Func<PreparedLead, bool>[]
            {
                known => Same(known.IdempotencyHash, lead.IdempotencyHash) && known.KeyScope == lead.KeyScope,
                known => Same(known.ExternalIdHash, lead.ExternalIdHash) && known.Seller == lead.Seller,
            })
            {
                if (_remembered.Exists(r => sameKey(r.Lead)))
                {
                    var (known, (outcome, _, id, of)) = _remembered.Find(r => sameKey(r.Lead));
                    return Same(known.BodyHash, lead.BodyHash) ? (outcome, true, id, of) : (IntakeOutcome.KeyReused, false, null, null);
                }
            }

            if (lead.Faults.Length > 0)
            {
                return (IntakeOutcome.Rejected, false, null, null);
            }

            var holder = _accepted.Find(a => Same(a.PhoneHash, lead.PhoneHash)) ?? _accepted.Find(a => Same(a.EmailHash, lead.EmailHash));
            var answer = holder is null
                ? (IntakeOutcome.Accepted, false, (Guid?)lead.LeadId, (Guid?)null)
                : (IntakeOutcome.Duplicate, false, null, holder.LeadId);
            if (holder is null)
            {
                _accepted.Add(lead);
            }

            _remembered.Add((lead, answer));
            return answer;
        }

        private static bool Same(byte[]? a, byte[]? b) => a is not null && b is not null && a.SequenceEqual(b);
    }
}
