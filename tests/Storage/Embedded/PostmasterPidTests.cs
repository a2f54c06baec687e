using LeadGrid.Storage.Embedded;

namespace LeadGrid.Storage.Tests.Embedded;

public sealed class PostmasterPidTests
{
    [Fact]
    public void A_running_servers_file_gives_its_process_port_and_status()
    {
        var read = PostmasterPid.Parse(["4711", "/data", "1700000000", "5433", "", "127.0.0.1", "1 2", "ready   "]);
        Assert.Equal(new PostmasterPid(4711, 5433, "ready"), read);
        Assert.True(read!.Ready);
    }

    [Fact]
    public void A_file_that_is_still_being_written_is_a_server_that_is_starting()
    {
        var read = PostmasterPid.Parse(["4711", "/data", "1700000000", "5433", ""]);
        Assert.False(read!.Ready);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a number\n/data\n1\n5432")]
    public void Anything_else_is_no_server(string text) => Assert.Null(PostmasterPid.Parse(text.Split('\n')));

    [Fact]
    public void Without_a_file_there_is_no_server() => Assert.Null(PostmasterPid.Read("/nonexistent/postmaster.pid"));
}
