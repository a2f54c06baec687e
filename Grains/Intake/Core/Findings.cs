using LeadGrid.Leads;

namespace LeadGrid.Intake;

/// <summary>What judging one post has brought to light so far. Collected, so that a seller reads every fault at once.</summary>
internal sealed class Findings
{
    private readonly List<FieldFault> faults = [];
    private readonly List<RepairedValue> repairs = [];
    private readonly List<string> flags = [];
    private readonly List<string> warnings = [];

    public Findings(FieldFault[] faults, string[] warnings)
    {
        this.faults.AddRange(faults);
        this.warnings.AddRange(warnings);
    }

    public Findings()
    {
    }

    public bool HasFaults => faults.Count > 0;

    public FieldFault[] Faults => [.. faults];

    public RepairedValue[] Repairs => [.. repairs];

    public string[] Flags => [.. flags];

    public string[] Warnings => [.. warnings];

    public bool HasFault(string field) => faults.Exists(fault => fault.Field == field);

    /// <param name="problem">Says what to do, and never repeats the posted value.</param>
    public void Fault(string field, string problem) => faults.Add(new(field, problem));

    /// <param name="what">What was done, in words without the value.</param>
    public void Repair(string field, string what, string before, string after) =>
        repairs.Add(new(field, what, before, after));

    public void Warn(string warning) => warnings.Add(warning);

    public void Flag(string flag)
    {
        if (!flags.Contains(flag))
        {
            flags.Add(flag);
        }
    }
}
