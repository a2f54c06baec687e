using LeadGrid.Intake;

namespace LeadGrid.Mailings;

internal static class TargetRules
{
    /// <returns>Every fault at once; none when they can be saved.</returns>
    public static FieldFault[] Check(MailingTargets targets)
    {
        var findings = new Findings();
        CheckBand("open", targets.Open, findings);
        CheckBand("reply", targets.Reply, findings);
        CheckBand("show", targets.Show, findings);
        return findings.Faults;
    }

    private static void CheckBand(string path, TargetBand band, Findings findings)
    {
        if (band.From < 0 || band.To > 1)
        {
            findings.Fault(path, "Use shares from 0 to 1: 0.25 is 25 %.");
        }

        if (band.To < band.From)
        {
            findings.Fault($"{path}.to", $"Use {band.From} or more.");
        }
    }
}
