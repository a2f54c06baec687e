using System.Threading.Channels;
using LeadGrid.Faults.History;
using LeadGrid.Feeds;
using LeadGrid.Leads;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Faults.Workload;

/// <summary>A browser that watches a view, as Web/src/feeds does it: from Api to Api, for as long as it is open.</summary>
/// <param name="patience">A server that is silent for so long is taken for lost.</param>
internal sealed class BrowserClient(
    string name, Visitor visitor, string view, Uri[] apis, Random random, Recorder recorder, TimeSpan? patience = null)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(6);
    private readonly Lock _gate = new();
    private readonly BrowserModel _model = new();
    private Action _drop = () => { };

    public string View => view;

    public ShownRow[] Rows
    {
        get
        {
            lock (_gate)
            {
                return [.. _model.Rows.Values];
            }
        }
    }

    /// <summary>When it last got a frame, with everything that it asked for.</summary>
    public DateTimeOffset LevelAt { get; private set; }

    public int Connections { get; private set; }

    /// <summary>Loses its connection now, and comes back.</summary>
    public void Drop() => _drop();

    public async Task Run(CancellationToken stop)
    {
        for (var attempt = 0; !stop.IsCancellationRequested; attempt++)
        {
            var why = "closed";
            using var connection = CancellationTokenSource.CreateLinkedTokenSource(stop);
            _drop = connection.Cancel;
            try
            {
                await Watch(apis[random.Next(apis.Length)], connection.Token);
            }
            catch (Exception e) when (Exchange.IsLost(e) || e is InvalidOperationException)
            {
                // InvalidOperationException: the connection closed between two calls.
                why = e.GetType().Name;
            }

            _drop = () => { };
            lock (_gate)
            {
                _model.Disconnect();
            }

            recorder.End(name, why, final: stop.IsCancellationRequested);
            await Pause.For(LongestPause * random.NextDouble(), stop);
        }
    }

    private async Task Watch(Uri api, CancellationToken stop)
    {
        await using var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(api, "/hubs/grid"), options =>
            {
                options.Cookies = visitor.Cookies;
                options.SkipNegotiation = true;
                options.Transports = HttpTransportType.WebSockets;
            })
            .AddMessagePackProtocol()
            .Build();
        await hub.StartAsync(stop).WaitAsync(_patience, stop);
        Connections++;
        while (!stop.IsCancellationRequested)
        {
            await Stream(hub, api, stop);
        }
    }

    /// <summary>Returns at a gap: the browser asks again, on the same connection.</summary>
    private async Task Stream(HubConnection hub, Uri api, CancellationToken stop)
    {
        using var watch = CancellationTokenSource.CreateLinkedTokenSource(stop);
        recorder.Watch(name, view, api.Authority, _model.Epoch, _model.Seq);
        var frames = await hub.StreamAsChannelAsync<GridFrame>("Watch", view, _model.Epoch, _model.Seq, watch.Token);
        while (await Next(frames, watch.Token) is { } received)
        {
            var frame = Read(received);
            recorder.Frame(name, frame);
            lock (_gate)
            {
                if (_model.Take(frame) == Step.Gap)
                {
                    break;
                }

                LevelAt = _model.IsLevel ? TimeProvider.System.GetUtcNow() : LevelAt;
            }
        }

        await watch.CancelAsync();
    }

    /// <returns>Null: the stream has ended.</returns>
    private async Task<GridFrame?> Next(ChannelReader<GridFrame> frames, CancellationToken stop) =>
        await frames.WaitToReadAsync(stop).AsTask().WaitAsync(_patience, stop) && frames.TryRead(out var frame) ? frame : null;

    private static Frame Read(GridFrame frame) => new(
        frame.Kind switch
        {
            GridFrame.Snapshot => FrameKind.Snapshot,
            GridFrame.Delta => FrameKind.Delta,
            GridFrame.Heartbeat => FrameKind.Heartbeat,
            _ => throw new InvalidOperationException($"No such frame: {frame.Kind}."),
        },
        frame.Epoch, frame.FromSeq, frame.ToSeq,
        [.. frame.Rows.Select(row => new ShownRow(Guid.Parse(row.Id), row.Version, Status(row.Status), row.BrokerId))],
        [.. frame.Removed.Select(Guid.Parse)],
        frame.More);

    private static LeadStatus Status(string name) => Enum.Parse<LeadStatus>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
