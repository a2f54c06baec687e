using LeadGrid.Access;
using Xunit;

namespace LeadGrid.Unit.Access;

public sealed class SignInAllowanceTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_fifth_attempt_is_looked_at_and_the_sixth_waits()
    {
        var left = default(SignInAllowance);
        for (var attempt = 0; attempt < SignInAllowance.Attempts; attempt++)
        {
            (var wait, left) = left.Take(Now);
            Assert.Null(wait);
        }

        var (longer, same) = left.Take(Now + TimeSpan.FromMinutes(5));
        Assert.Equal(TimeSpan.FromMinutes(10), longer);
        Assert.Equal(left, same);
    }

    [Fact]
    public void When_the_lock_ends_counting_starts_anew()
    {
        var locked = new SignInAllowance(SignInAllowance.Attempts, Now);
        var (wait, left) = locked.Take(Now);
        Assert.Null(wait);
        Assert.Equal(new SignInAllowance(1, null), left);
    }
}
