using Npgsql;

namespace LeadGrid.Storage;

public sealed class StorageFaultsTests
{
    [Theory]
    [InlineData("53100", true)] // disk full
    [InlineData("57P02", true)] // crash shutdown
    [InlineData("25P03", true)] // idle in transaction for too long
    [InlineData("40001", true)]
    [InlineData("23505", false)]
    [InlineData("42601", false)]
    public void What_the_server_says_tells_whether_it_may_be_asked_again(string state, bool again) =>
        Assert.Equal(again, StorageFaults.IsUnavailable(new PostgresException("", "ERROR", "ERROR", state)));

    [Fact]
    public void A_lost_connection_and_time_that_ran_out_may_be_asked_again()
    {
        Assert.True(StorageFaults.IsUnavailable(new NpgsqlException()));
        Assert.True(StorageFaults.IsUnavailable(new OperationCanceledException()));
    }

    [Fact]
    public void Callers_are_told_without_the_drivers_own_exceptions()
    {
        Assert.IsType<StorageUnavailableException>(StorageFaults.Told(new NpgsqlException()));
        Assert.IsType<StorageUnavailableException>(StorageFaults.Told(new InvalidDataException("", new PostgresException("", "ERROR", "ERROR", "53100"))));
        Assert.IsType<InvalidOperationException>(StorageFaults.Told(new PostgresException("secret", "ERROR", "ERROR", "42601")));
        var ours = new InvalidDataException();
        Assert.Same(ours, StorageFaults.Told(ours));
    }
}
