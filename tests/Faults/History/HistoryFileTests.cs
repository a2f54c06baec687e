using LeadGrid.Faults.Checking;
using LeadGrid.Faults.Simulation;
using LeadGrid.Testing;

namespace LeadGrid.Faults.History;

public sealed class HistoryFileTests : IDisposable
{
    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>With <c>RUN=TestResults/faults/run-...</c> it is that run which is judged again.</summary>
    [Fact]
    public async Task A_run_on_disk_is_judged_as_it_was()
    {
        if (Environment.GetEnvironmentVariable("RUN") is { Length: > 0 } run)
        {
            var (history, state) = HistoryFile.Read(RepositoryRoot.File(run));
            Assert.Empty(HistoryChecker.Check(history, state).Select(v => v.ToString()));
            return;
        }

        string[] judged;
        await using (var file = HistoryFile.Begin(_folder))
        {
            var (history, state) = SimulatedRun.Of(1, PlantedBug.ZombieWriteAccepted, file);
            HistoryFile.End(_folder, state);
            judged = [.. HistoryChecker.Check(history, state).Select(v => v.ToString())];
        }

        Assert.NotEmpty(judged);
        var again = HistoryFile.Read(_folder);
        Assert.Equal(judged, HistoryChecker.Check(again.History, again.State).Select(v => v.ToString()));
    }
}
