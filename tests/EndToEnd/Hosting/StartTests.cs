using System.Net;
using System.Net.Sockets;
using LeadGrid.Intake;
using LeadGrid.Testing;

namespace LeadGrid.Hosting;

public sealed class StartTests : IDisposable
{
    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Ctrl_C_stops_all_of_it_and_the_next_start_finds_all_data()
    {
        Guid? lead;
        var person = Person.InAlaska();
        await using (var first = await LeadGridProcess.Run(_folder))
        {
            using var seller = new Seller(DevFile.Read(_folder));
            lead = (await seller.Post(person)).LeadId;
            var postmaster = Postmaster();
            Assert.True(IsAlive(postmaster));

            Assert.Equal(0, await first.Interrupt());

            Assert.False(IsAlive(postmaster), "PostgreSQL still runs.");
            Assert.Equal("", first.Errors);
        }

        var before = DevFile.Read(_folder);
        await using var second = await LeadGridProcess.Run(_folder);
        var after = DevFile.Read(_folder);
        Assert.Equal((before.ApiKey, before.Admin), (after.ApiKey, after.Admin));
        using var again = new Seller(after);
        Assert.Equal(lead, Assert.Single(await again.Search(email: person.Email)));
    }

    [Fact]
    public async Task A_taken_port_is_told_in_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await using var program = LeadGridProcess.Start(_folder, port);

        Assert.Equal(1, await program.Ended());
        Assert.Equal(
            $"LeadGrid cannot start: the address http://localhost:{port} is taken: stop the program that uses it, or choose another with --urls http://localhost:5081.",
            program.Errors.Trim());
        Assert.Equal("", program.Output);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_told_in_one_sentence()
    {
        await using var program = LeadGridProcess.Start(_folder, LeadGridProcess.FreePort(), ("LeadGrid__DataFolder", "/proc/nowhere"));

        Assert.Equal(1, await program.Ended());
        Assert.StartsWith("LeadGrid cannot start: The data folder '/proc/nowhere' cannot be written", program.Errors, StringComparison.Ordinal);
        Assert.Single(program.Errors.Trim().Split('\n'));
    }

    private int Postmaster() =>
        int.Parse(File.ReadLines(Path.Combine(_folder, ".leadgrid", "postgres", "data", "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A process that has ended and is not yet reaped by its parent is still listed, with nothing left to say.</summary>
    private static bool IsAlive(int process)
    {
        var words = $"/proc/{process}/cmdline";
        return File.Exists(words) && File.ReadAllBytes(words).Length > 0;
    }
}
