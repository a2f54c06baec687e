using LeadGrid.Leads;
using LeadGrid.Storage;
using LeadGrid.Storage.DueWork;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Benchmarks.Due;

/// <summary>The product's pump, with a handler whose effect is a row.</summary>
internal sealed class RunningPump(DueWorkPump pump) : IAsyncDisposable
{
    public static Task<RunningPump> Start(OwnDatabase database) => Start(database.Source);

    public static async Task<RunningPump> Start(NpgsqlDataSource source)
    {
        var pump = new DueWorkPump(
            new DueWorkQueue(new LeadDataSource(source)), [new Firing()], new LeaseOwner("bench"), Options.Create(new DueWorkOptions()),
            TimeProvider.System, NullLogger<DueWorkPump>.Instance);
        await pump.StartAsync(CancellationToken.None);
        return new RunningPump(pump);
    }

    public async ValueTask DisposeAsync()
    {
        await pump.StopAsync(CancellationToken.None);
        pump.Dispose();
    }

    private sealed class Firing : IDueWorkHandler
    {
        public DueWorkKind Kind => Fired.Kind;

        public Task<DueWorkEffect?> Handle(LeasedWork work, CancellationToken cancellation) =>
            Task.FromResult<DueWorkEffect?>(DueWorkEffect.Of(work.LeadId, Append));

        private static void Append(NpgsqlBatch batch, IReadOnlyList<Guid> leads) =>
            batch.Append("INSERT INTO fired (lead_id) SELECT unnest($1)").AddArray(leads, NpgsqlDbType.Uuid);
    }
}
