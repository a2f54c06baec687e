using System.Collections.Concurrent;
using LeadGrid.Simulation.Mail;
using LeadGrid.Simulation.People;
using LeadGrid.Simulation.TrustedForm;
using LeadGrid.Simulation.Twilio;
using LeadGrid.Simulation.Webhooks;

namespace LeadGrid.Simulation;

/// <summary>Everything that one simulated provider has.</summary>
internal sealed class Provider : IAsyncDisposable
{
    private readonly ConcurrentQueue<Webhook> _withheld = new();
    private int _count;
    private int _said;

    public Provider(SimulatorOptions options, TimeProvider time, ILogger<Agenda> log)
    {
        (Options, Behaviour, Clock) = (options, options.Behaviour, new Clock(time));
        Agenda = new Agenda(options.MaximumPlanned, time, log);
        Book = new MessageBook(options.Kept);
        Arrivals = new Journal<Arrival>(options.Kept);
        Webhooks = new Journal<WebhookRecord>(options.Kept);
        Mails = new Journal<Letter>(options.KeptMails);
        Mail = options.SmtpPort is { } port ? new SmtpSink(port, Mails, Clock) : null;
        Town = new Town(options.MaximumPeople);
        Blocks = new Blocks(options.MaximumPeople);
        Rates = new NumberRates(Clock);
        Postman = new Postman(options, () => Behaviour, Clock, Webhooks);
        Course = new Course(this);
    }

    public SimulatorOptions Options { get; }

    public Behaviour Behaviour { get; set; }

    public Clock Clock { get; }

    public Agenda Agenda { get; }

    public MessageBook Book { get; }

    public Journal<Arrival> Arrivals { get; }

    public Journal<WebhookRecord> Webhooks { get; }

    public Journal<Letter> Mails { get; }

    public SmtpSink? Mail { get; }

    public Town Town { get; }

    public Blocks Blocks { get; }

    public NumberRates Rates { get; }

    public Postman Postman { get; }

    public Course Course { get; }

    /// <summary>Where texts to a number of ours go; others go to <see cref="SimulatorOptions.InboundUrl"/>.</summary>
    public ConcurrentDictionary<string, string> InboundUrls { get; } = new(StringComparer.Ordinal);

    /// <summary>By their ids.</summary>
    public ConcurrentDictionary<string, Certificate> Certificates { get; } = new(StringComparer.Ordinal);

    /// <summary>The chance of the next message.</summary>
    public Random NextDice() => Dice.For(Behaviour.Seed, $"message {Interlocked.Increment(ref _count)}");

    /// <summary>Somebody texts one of our numbers. Done when the webhook is acknowledged, or given up.</summary>
    public Task Say(string person, string ours, string text, CancellationToken cancellation)
    {
        var now = Clock.Now().Utc;
        var message = new TwilioMessage
        {
            Sid = TwilioMessage.NewSid(Random.Shared),
            AccountSid = Options.AccountSid,
            From = person,
            To = ours,
            Body = text,
            Direction = "inbound",
            Created = now,
            Updated = now,
            Sent = now,
            Status = "received",
        };
        Book.Add(message);
        if (Behaviour.BlocksOptOuts && Wordings.IsStopKeyword(text))
        {
            Blocks.Add(person, ours);
        }
        else if (Wordings.IsStartKeyword(text))
        {
            Blocks.Remove(person, ours);
        }

        if ((InboundUrls.GetValueOrDefault(ours) ?? Options.InboundUrl) is not { } url)
        {
            return Task.CompletedTask;
        }

        var webhook = TwilioWebhooks.Inbound(message, url);
        if (Dice.For(Behaviour.Seed, $"withheld {Interlocked.Increment(ref _said)}").NextDouble() >= Behaviour.WithheldTexts)
        {
            return Postman.Bring(webhook, cancellation);
        }

        _withheld.Enqueue(webhook);
        if (_withheld.Count > Options.Kept)
        {
            _withheld.TryDequeue(out _);
        }

        return Task.CompletedTask;
    }

    /// <summary>Brings what was withheld. Done when all of it is acknowledged, or given up.</summary>
    public async Task BringWithheld(CancellationToken cancellation)
    {
        while (_withheld.TryDequeue(out var webhook))
        {
            await Postman.Bring(webhook, cancellation);
        }
    }

    public void Forget()
    {
        Book.Clear();
        Arrivals.Clear();
        Webhooks.Clear();
        Mails.Clear();
        _withheld.Clear();
        Town.Clear();
        Blocks.Clear();
        Certificates.Clear();
        Volatile.Write(ref _count, 0);
        Volatile.Write(ref _said, 0);
    }

    public async ValueTask DisposeAsync()
    {
        await Agenda.DisposeAsync();
        if (Mail is not null)
        {
            await Mail.DisposeAsync();
        }

        Postman.Dispose();
    }
}
