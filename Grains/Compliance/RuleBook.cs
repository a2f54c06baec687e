using Microsoft.Extensions.Logging;

namespace LeadGrid.Compliance;

/// <summary>
/// Holds the law for this silo: read before grains serve, told by the law's grain of every change, and read again every five
/// seconds, should a message have been lost. A silo that cannot read the law does not start.
/// </summary>
internal sealed partial class RuleBook(IRuleStore store, IGrainFactory grains, TimeProvider time, ILogger<RuleBook> log)
    : IRuleBook, IRuleBookWatcher, ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<RuleBookChange> _changes = [];
    private Task _looking = Task.CompletedTask;

    // A volatile reference to something that never changes: whoever reads it has all of one state.
    private volatile LawBook? _book;

    public RuleSet Current => Book.Rules;

    public LawBook Book => _book ?? throw new InvalidOperationException("The law was not read yet.");

    /// <summary>Reads what was stored since.</summary>
    public async Task<LawBook> Refresh(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var known = _changes.Count;
            IReadOnlyList<RuleBookChange> page;
            do
            {
                page = await store.After(_changes.Count == 0 ? 0 : _changes[^1].Number, cancellation);
                _changes.AddRange(page);
            }
            while (page.Count == IRuleStore.PageLength);

            if (_book is null || _changes.Count > known)
            {
                var book = LawBook.Of(Law.Shipped, _changes);
                if (_book is null)
                {
                    // This release's own state of the law may be a new one.
                    await store.Keep(book.Law.Version, book.Law.ToJson(), cancellation);
                }

                _book = book;
                LogTaken(book.Law.Version, book.Unfit.Count);
            }

            return _book;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>All changes that are known here, in order.</summary>
    public async Task<IReadOnlyList<RuleBookChange>> Changes(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            return [.. _changes];
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task Changed(long number)
    {
        if (Book.Number < number)
        {
            using var timeout = new CancellationTokenSource(Timeout, time);
            await Refresh(timeout.Token);
        }
    }

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(RuleBook), ServiceLifecycleStage.RuntimeStorageServices, Refresh);
        lifecycle.Subscribe(
            $"{nameof(RuleBook)} watches",
            ServiceLifecycleStage.Active,
            _ =>
            {
                _looking = Look();
                return Task.CompletedTask;
            },
            async _ =>
            {
                await _stop.CancelAsync();
                await _looking;
            });
    }

    public void Dispose()
    {
        _stop.Dispose();
        _one.Dispose();
    }

    private async Task Look()
    {
        var self = grains.CreateObjectReference<IRuleBookWatcher>(this);
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            do
            {
                await LookOnce(self);
            }
            while (await timer.WaitForNextTickAsync(_stop.Token));
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The silo stops, and a look that was under way with it.
        }
    }

    private async Task LookOnce(IRuleBookWatcher self)
    {
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            timeout.CancelAfter(Timeout);
            await Refresh(timeout.Token);
            await grains.GetGrain<IRuleBookGrain>(IRuleBookGrain.Key).Watch(self).WaitAsync(timeout.Token);
        }
        catch (Exception fault) when (!_stop.IsCancellationRequested)
        {
            // What was known stays in force; the next look is five seconds away.
            LogLookFailed(fault);
        }
    }
}
