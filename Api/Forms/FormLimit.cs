using LeadGrid.Access;
using Microsoft.Extensions.Options;

namespace LeadGrid.Forms;

/// <summary>How often one address may send forms, of whatever campaign.</summary>
internal sealed class FormLimit(IOptions<FormOptions> options) : AddressRate(options.Value.BurstPerAddress, options.Value.PerMinuteAndAddress);
