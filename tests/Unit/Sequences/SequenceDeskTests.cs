using LeadGrid.Access;
using LeadGrid.Intake;
using LeadGrid.Sequences;
using static LeadGrid.Unit.Sequences.SomeRun;

namespace LeadGrid.Unit.Sequences;

public class SequenceDeskTests
{
    private static readonly Actor Anna = new(ActorKind.Administrator, "anna", "Anna");
    private static readonly SequenceContent First = Of(Text("hello"));
    private static readonly SequenceContent Other = Of(Email("hello"));

    private static FollowUpSequence Draft => Stored(Save(null, First, 0));

    private static FollowUpSequence Live => Stored(SequenceDesk.Publish(Draft, 1, []));

    [Fact]
    public void A_draft_is_published_and_stands_beside_the_next_one()
    {
        Assert.Equal((2L, SequenceStatus.Live, 1), (Live.Revision, Live.Versions[^1].Status, Live.Versions[^1].Number));
        var next = Stored(Save(Live, Other, 2));
        Assert.Equal([SequenceStatus.Live, SequenceStatus.Draft], next.Versions.Select(version => version.Status));
        Assert.Equal(1, SequenceDesk.LiveOf(next)!.Number);
        var published = Stored(SequenceDesk.Publish(next, 3, []));
        Assert.Equal([SequenceStatus.Past, SequenceStatus.Live], published.Versions.Select(version => version.Status));
        var third = Stored(SequenceDesk.Publish(Stored(Save(published, First, 4)), 5, []));
        Assert.Equal([SequenceStatus.Past, SequenceStatus.Past, SequenceStatus.Live], third.Versions.Select(version => version.Status));
    }

    [Fact]
    public void A_draft_replaces_the_draft_before_it_under_a_new_number()
    {
        var next = Stored(Save(Draft, Other, 1));
        Assert.Equal((1, 2), (next.Versions.Length, next.Versions[0].Number));
    }

    [Fact]
    public void The_same_call_again_is_answered_as_the_first_time()
    {
        var (draft, live) = (Draft, Live);
        Assert.Same(draft, Stored(Save(draft, Of(Text("hello")), 0)));
        Assert.Same(live, Stored(SequenceDesk.Publish(live, 1, [])));
        var withdrawn = Stored(SequenceDesk.Withdraw(live, 2));
        Assert.Same(withdrawn, Stored(SequenceDesk.Withdraw(withdrawn, 2)));
        Assert.Null(SequenceDesk.LiveOf(withdrawn));
    }

    [Fact]
    public void Who_saw_another_revision_is_told_so()
    {
        Assert.Null(Assert.IsType<SequenceChanged>(Save(null, First, 4)).Sequence);
        Assert.IsType<SequenceChanged>(Save(Draft, Other, 0));
        Assert.IsType<SequenceChanged>(SequenceDesk.Publish(Draft, 7, []));
        Assert.IsType<SequenceChanged>(SequenceDesk.Withdraw(Live, 7));
    }

    [Fact]
    public void What_its_state_does_not_allow_is_refused_with_what_to_do()
    {
        Assert.StartsWith("Save a draft", Assert.IsType<SequenceRefused>(SequenceDesk.Publish(Live, 2, [])).Problem, StringComparison.Ordinal);
        Assert.Contains("nothing to withdraw", Assert.IsType<SequenceRefused>(SequenceDesk.Withdraw(Draft, 1)).Problem, StringComparison.Ordinal);
        var old = Live with { Versions = [.. Enumerable.Range(1, 200).Select(number => Live.Versions[0] with { Number = number, Status = SequenceStatus.Past })] };
        Assert.IsType<SequenceRefused>(Save(old, Other, old.Revision));
    }

    [Fact]
    public void Faults_are_told_before_anything_is_stored()
    {
        Assert.NotEmpty(Assert.IsType<SequenceFaulty>(Save(null, Of(), 0)).Faults);
        Assert.Single(Assert.IsType<SequenceFaulty>(SequenceDesk.Publish(Draft, 1, [new FieldFault("content.steps[0].template", "none")])).Faults);
    }

    private static SequenceResult Save(FollowUpSequence? stored, SequenceContent content, long expected) =>
        SequenceDesk.Save(stored, "solar", "first-days", content, expected, Anna, Now);

    private static FollowUpSequence Stored(SequenceResult result) => Assert.IsType<SequenceStored>(result).Sequence;
}
