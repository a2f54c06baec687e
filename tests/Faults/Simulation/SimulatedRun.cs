using LeadGrid.Faults.Checking;
using LeadGrid.Faults.History;
using LeadGrid.Faults.Workload;

namespace LeadGrid.Faults.Simulation;

/// <summary>The workload's clients against a simulated grid, one step after the other, by one seed.</summary>
internal sealed class SimulatedRun
{
    private const int Steps = 500;
    private const int Browsers = 6;

    private readonly SimulatedClock _clock = new();
    private readonly Random _random;
    private readonly Recorder _recorder;
    private readonly SimulatedGrid _grid;
    private readonly SellerMind[] _sellers;
    private readonly BrokerMind[] _brokers;
    private readonly AdministratorMind _administrator;
    private readonly SimulatedBrowser[] _browsers;
    private readonly Queue<ClientRequest> _again = [];

    private SimulatedRun(int seed, PlantedBug bug, TextWriter? to)
    {
        _random = new Random(seed);
        _recorder = new Recorder(_clock, to);
        _grid = new SimulatedGrid(bug, _random, _clock);
        _sellers = [.. Enumerable.Range(0, 3).Select(n => new SellerMind(_random, n, 0, SimulatedGrid.Campaign, ["NJ", "TX", "CA"]))];
        string[] ids = [.. _grid.Brokers.Select(b => b.Id)];
        _brokers = [.. ids.Select(id => new BrokerMind(_random, id))];
        _administrator = new AdministratorMind(_random, ids, most: 25);
        _browsers = [.. Enumerable.Range(0, Browsers).Select(n => new SimulatedBrowser($"browser-{n}", _grid.Views[n % _grid.Views.Length], _grid, _recorder))];
    }

    public static (RunHistory History, GridState State) Of(int seed, PlantedBug bug = PlantedBug.None, TextWriter? to = null)
    {
        var run = new SimulatedRun(seed, bug, to);
        foreach (var settings in run._administrator.Beginning())
        {
            run.Ask("administrator", settings, certain: true);
        }

        for (var step = 0; step < Steps; step++)
        {
            run.Step();
        }

        run.Settle();
        return (run._recorder.ToHistory(), run._grid.State());
    }

    private void Step()
    {
        _clock.Pass(_random.Next(150) == 0 ? TimeSpan.FromHours(_random.Next(1, 9)) : TimeSpan.FromMilliseconds(_random.Next(1, 3_000)));
        switch (_random.Next(100))
        {
            case < 40:
                Ask("seller", _sellers[_random.Next(_sellers.Length)].Next(bulk: false));
                break;
            case < 65:
                Work();
                break;
            case < 68:
                Ask("administrator", _administrator.Next(), certain: true);
                break;
            case < 73 when _again.TryDequeue(out var request):
                Ask("again", request);
                break;
            case < 80:
                _grid.FireDue();
                break;
            case < 85:
                _grid.Consume();
                break;
            case < 88:
                _browsers[_random.Next(Browsers)].Disconnect();
                break;
            case < 89:
                _recorder.Inflict("crash");
                _grid.Crash();
                break;
            default:
                _browsers[_random.Next(Browsers)].Take();
                break;
        }
    }

    private void Work()
    {
        if (_brokers[_random.Next(_brokers.Length)].Next(_browsers[_random.Next(Browsers)].Rows) is { } command)
        {
            Ask("broker", command);
        }
    }

    private void Ask(string client, ClientRequest request, bool certain = false)
    {
        var operation = _recorder.Invoke(client, "grid", request);
        var luck = certain ? 99 : _random.Next(100);
        Answer answer = luck < 5 ? new Unknown("The request was lost.") : request switch
        {
            PostLead post => _grid.Post(post),
            SetBroker settings => _grid.Set(settings),
            WorkLead command => Work(command),
            _ => throw new InvalidOperationException($"No such request: {request.GetType().Name}."),
        };
        if (luck is >= 5 and < 10)
        {
            answer = new Unknown("The answer was lost.");
        }

        _recorder.Answer(operation, answer);
        if (answer is Unknown)
        {
            _again.Enqueue(request);
        }
    }

    // Now and then others come in between the beginning of a transaction and its commit.
    private Answer Work(WorkLead command)
    {
        var commit = _grid.Begin(command);
        for (var others = _random.Next(4) == 0 ? _random.Next(1, 4) : 0; others > 0; others--)
        {
            Step();
        }

        return commit();
    }

    private void Settle()
    {
        while (_again.TryDequeue(out var request))
        {
            Ask("again", request, certain: true);
        }

        _clock.Pass(TimeSpan.FromMinutes(1));
        _grid.FireDue();
        _grid.Consume();
        foreach (var browser in _browsers)
        {
            // The first may show a gap; the last says that nothing is missing.
            for (var frame = 0; frame < 5; frame++)
            {
                browser.Take();
            }
        }
    }
}
