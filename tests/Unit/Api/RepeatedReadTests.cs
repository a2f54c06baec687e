using LeadGrid.Edges;
using Microsoft.Extensions.Time.Testing;

namespace LeadGrid.Unit.Api;

public class RepeatedReadTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Queue<TaskCompletionSource<string>> _calls = [];

    [Fact]
    public async Task What_is_answered_is_asked_once()
    {
        var answer = RepeatedRead.Of(Call, _time);
        _calls.Single().SetResult("known");

        Assert.Equal("known", await answer);
        Assert.Single(_calls);
    }

    [Fact]
    public async Task A_call_by_a_silo_that_hangs_is_made_again()
    {
        var answer = RepeatedRead.Of(Call, _time);
        _time.Advance(RepeatedRead.Attempt);
        Assert.Equal(2, _calls.Count);
        _calls.Last().SetResult("known");

        Assert.Equal("known", await answer);
    }

    [Fact]
    public async Task When_nobody_answers_it_ends()
    {
        var answer = RepeatedRead.Of(Call, _time);
        for (var attempt = 0; attempt < RepeatedRead.Attempts; attempt++)
        {
            _time.Advance(RepeatedRead.Attempt);
        }

        await Assert.ThrowsAsync<TimeoutException>(() => answer);
        Assert.Equal(RepeatedRead.Attempts, _calls.Count);
    }

    [Fact]
    public async Task A_fault_is_an_answer()
    {
        var answer = RepeatedRead.Of(Call, _time);
        _calls.Single().SetException(new InvalidOperationException());

        await Assert.ThrowsAsync<InvalidOperationException>(() => answer);
    }

    private Task<string> Call()
    {
        // Continued where the clock is advanced, so that the next call has been made when that returns.
        var call = new TaskCompletionSource<string>();
        _calls.Enqueue(call);
        return call.Task;
    }
}
