using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Threading.Channels;
using LeadGrid.Faults.Workload;
using Npgsql;

namespace LeadGrid.Faults.Refusals;

/// <summary>Texts one person after the other, on several lanes, while some of them say STOP.</summary>
internal sealed class RaceCrew(RaceStage stage, RacePlan plan, int seed) : IDisposable
{
    private const int Batch = 250;
    private static readonly TimeSpan LongestStop = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly RaceSeller _seller = new(stage.Cluster.Credentials.ApiKey, stage.Apis, stage.Note);
    private readonly Channel<(Racer Racer, Guid Lead)> _next = Channel.CreateBounded<(Racer, Guid)>(2 * Batch);
    private readonly ConcurrentBag<Racer> _people = [];
    private readonly ConcurrentBag<Mark> _queued = [];
    private readonly ConcurrentBag<Task> _words = [];
    private volatile bool _crowded;
    private int _lost;

    /// <summary>Requests that got no answer, and were made again.</summary>
    public int Lost => Volatile.Read(ref _lost);

    /// <summary>People who have been texted.</summary>
    public int Texted => _people.Count;

    public RaceRecord Record => new([.. _people], [.. _queued], stage.Provider.Arrivals, stage.Provider.Webhooks);

    /// <summary>Goes on until it is told that it is enough, and until everybody who spoke was heard or given up.</summary>
    public async Task Run(CancellationToken enough)
    {
        using var done = new CancellationTokenSource();
        var watching = Watch(done.Token);
        await Task.WhenAll([Fill(enough), .. Enumerable.Range(0, plan.Lanes).Select(_ => Lane())]);
        await done.CancelAsync();
        await watching;
        await Task.WhenAll(_words).WaitAsync(LongestStop, CancellationToken.None);
    }

    public void Dispose() => _seller.Dispose();

    private async Task Fill(CancellationToken enough)
    {
        Exception? failed = null;
        try
        {
            await Post(enough);
        }
        catch (Exception fault)
        {
            // Told by the lanes, which end by it.
            failed = fault;
        }

        _next.Writer.Complete(failed);
    }

    private async Task Post(CancellationToken enough)
    {
        var random = new Random(seed);
        for (var number = 1; !enough.IsCancellationRequested; number += Batch)
        {
            Racer[] people = [.. Enumerable.Range(number, Batch).Select(each => Racer.Of(random, plan, each))];
            Array.ForEach(people, racer => stage.Provider.Settle(racer.Script()));
            foreach (var (racer, lead) in await _seller.Post(people, CancellationToken.None))
            {
                await _next.Writer.WriteAsync((racer, lead), CancellationToken.None);
            }
        }
    }

    private async Task Watch(CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            try
            {
                _crowded = await stage.Waiting(CancellationToken.None) > plan.Backlog;
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
            {
                // A database too busy to answer in time: it is asked again, and nobody is texted meanwhile.
                _crowded = true;
            }

            await Pause.For(Look, done);
        }
    }

    private async Task Lane()
    {
        await foreach (var (racer, lead) in _next.Reader.ReadAllAsync())
        {
            while (_crowded)
            {
                await Pause.For(Look, CancellationToken.None);
            }

            _people.Add(racer);
            if (racer.When == SaysStop.About)
            {
                _words.Add(Speak(racer));
            }

            for (var message = 1; message <= plan.Messages; message++)
            {
                if (message > 1)
                {
                    await Pause.For(TimeSpan.FromMilliseconds(racer.Pauses[message - 2]), CancellationToken.None);
                }

                await Queue(new Mark(racer.Number, message), lead);
            }
        }
    }

    private async Task Speak(Racer racer)
    {
        await Pause.For(TimeSpan.FromMilliseconds(racer.After), CancellationToken.None);
        await stage.Provider.Say(racer.Phone, RaceCampaign.Number, racer.Refusal);
    }

    /// <summary>Repeats, with the same id, until it is answered.</summary>
    private async Task Queue(Mark mark, Guid lead)
    {
        var body = new { id = Guid.CreateVersion7(), channel = "sms", text = mark.Text };
        using var patience = new CancellationTokenSource(LongestStop);
        for (var attempt = mark.Person; !patience.IsCancellationRequested; attempt++)
        {
            try
            {
                var address = new Uri(stage.Apis[attempt % stage.Apis.Length], $"/api/v1/leads/{lead}/messages");
                using var answer = await stage.Administrator.Http.PostAsJsonAsync(address, body, patience.Token);
                if (answer.IsSuccessStatusCode)
                {
                    _queued.Add(mark);
                    return;
                }

                if (answer.StatusCode < HttpStatusCode.InternalServerError)
                {
                    throw new InvalidOperationException($"A message was not taken: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                }
            }
            catch (Exception fault) when (Exchange.IsLost(fault))
            {
                // Silos come and go: the id keeps it from being two.
                Interlocked.Increment(ref _lost);
            }

            await Pause.For(TimeSpan.FromMilliseconds(300), patience.Token);
        }

        throw new TimeoutException($"{mark} was not taken for {LongestStop.TotalMinutes:0} min.");
    }
}
