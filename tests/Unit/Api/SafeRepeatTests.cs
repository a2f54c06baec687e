using LeadGrid.Access;
using LeadGrid.Intake;
using Microsoft.Extensions.Time.Testing;

namespace LeadGrid.Unit.Api;

public sealed class SafeRepeatTests
{
    private static readonly IntakeAnswer[] s_answers = [new IntakeAnswer { Outcome = IntakeOutcome.Accepted }];

    private readonly FakeTimeProvider _time = new();
    private int _attempts;

    [Fact]
    public async Task A_keyed_post_whose_answer_was_lost_is_sent_again()
    {
        var submitting = Submit(Keyed(), attempt => attempt == 1 ? Task.FromException<IntakeAnswer[]>(new TimeoutException()) : Task.FromResult(s_answers));

        _time.Advance(SafeRepeat.Pause);

        Assert.Same(s_answers, await submitting);
        Assert.Equal(2, _attempts);
    }

    [Fact]
    public async Task A_keyed_post_that_is_never_answered_is_sent_again_after_a_while()
    {
        var submitting = Submit(Keyed(), attempt => attempt == 1 ? new TaskCompletionSource<IntakeAnswer[]>().Task : Task.FromResult(s_answers));

        _time.Advance(SafeRepeat.Attempt);
        _time.Advance(SafeRepeat.Pause);

        Assert.Same(s_answers, await submitting);
    }

    [Fact]
    public void A_post_with_its_own_id_is_as_safe_as_one_with_a_key() =>
        Assert.True(SafeRepeat.IsSafe(Request(new IntakeItem(new LeadPost { ExternalId = "crm-1" }, null))));

    [Fact]
    public async Task A_post_without_either_is_never_sent_twice()
    {
        await Assert.ThrowsAsync<TimeoutException>(() =>
            Submit(Request(new IntakeItem(new LeadPost(), null)), _ => Task.FromException<IntakeAnswer[]>(new TimeoutException())));

        Assert.Equal(1, _attempts);
    }

    [Fact]
    public async Task A_post_without_either_that_is_never_answered_is_not_waited_for_half_a_minute()
    {
        var submitting = Submit(Request(new IntakeItem(new LeadPost(), null)), _ => new TaskCompletionSource<IntakeAnswer[]>().Task);
        _time.Advance(SafeRepeat.Once - TimeSpan.FromMilliseconds(1));
        Assert.False(submitting.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<TimeoutException>(() => submitting);
        Assert.Equal(1, _attempts);
    }

    [Fact]
    public async Task One_post_without_a_key_makes_a_whole_slice_unsafe()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Submit(
            Request(new IntakeItem(new LeadPost(), "key"), new IntakeItem(new LeadPost(), null)),
            _ => Task.FromException<IntakeAnswer[]>(new TimeoutException())));

        Assert.Equal(1, _attempts);
    }

    [Fact]
    public async Task A_refusal_is_an_answer_and_not_repeated()
    {
        await Assert.ThrowsAsync<OverloadedException>(() =>
            Submit(Keyed(), _ => Task.FromException<IntakeAnswer[]>(new OverloadedException("Full.", TimeSpan.FromSeconds(1)))));

        Assert.Equal(1, _attempts);
    }

    [Fact]
    public async Task It_ends_at_its_limit_with_the_last_failure()
    {
        var submitting = Submit(Keyed(), _ => Task.FromException<IntakeAnswer[]>(new TimeoutException()));
        for (var waited = TimeSpan.Zero; waited <= SafeRepeat.Limit; waited += SafeRepeat.Pause)
        {
            _time.Advance(SafeRepeat.Pause);
        }

        await Assert.ThrowsAsync<TimeoutException>(() => submitting);
        Assert.InRange(_attempts, 2, 1 + SafeRepeat.Limit / SafeRepeat.Pause);
    }

    private static IntakeRequest Keyed() => Request(new IntakeItem(new LeadPost(), "key"));

    private static IntakeRequest Request(params IntakeItem[] items) => new(new Actor(ActorKind.Seller, "acme", "Acme"), "lg_1", "home-solar", items, Test: false);

    private Task<IntakeAnswer[]> Submit(IntakeRequest request, Func<int, Task<IntakeAnswer[]>> attempt) =>
        SafeRepeat.Submit(request, _ => attempt(++_attempts), _time, CancellationToken.None);
}
