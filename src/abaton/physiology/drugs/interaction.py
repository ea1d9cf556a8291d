"""Constants of where drugs meet: receptors, the surface of hypnotics and opioids, cholinesterase, the end plate."""

from typing import Annotated

U = " [unverified]"
CLASS = "calibrated: on the responses that the validation table asks of the class"


class Interactions:
    tick: Annotated[float, "s", "definition: of the exact steps"] = 0.1

    # Hypnotics and opioids. A potency unit is a concentration over its half-effect.
    hypnosis_steepness: Annotated[float, "1", "Eleveld 2018, BIS"] = 1.6
    opioid_hypnosis: Annotated[
        float, "1", "opioid units to a hypnotic one. calibrated: coma of overdose, Boyer 2012"
    ] = 10.0
    hypnosis_synergy: Annotated[float, "1", "Bouillon 2004, response to voice, as a product term" + U] = 1.5
    benzodiazepine_hypnosis: Annotated[float, "1", "ceiling; BIS stays above 40, Ibrahim 2001" + U] = 0.85
    benzodiazepine_steepness: Annotated[float, "1", CLASS] = 1.5
    opioid_steepness: Annotated[float, "1", "on ventilation, Bouillon 2003, remifentanil 1.25" + U] = 1.4
    quiet_steepness: Annotated[float, "1", "on ventilation, Bouillon 2004, propofol 1.68" + U] = 1.9
    quiet_rate: Annotated[float, "1", "greatest fall of breathing rate by hypnotics. " + CLASS] = 0.4
    ventilation_synergy: Annotated[float, "1", "Nieuwenhuijs 2003, propofol with remifentanil" + U] = 1.2
    benzodiazepine_ventilation: Annotated[float, "1", "ceiling of benzodiazepines alone, Forster 1980" + U] = 0.7
    opioid_rate: Annotated[float, "1", "greatest fall of breathing rate beyond the fall of drive. " + CLASS] = 0.62
    opioid_rate_steepness: Annotated[float, "1", CLASS] = 1.0
    benzodiazepine_rate: Annotated[float, "1", "greatest fall of breathing rate. " + CLASS] = 0.45
    opioid_slowing: Annotated[float, "1", "greatest fall of the sinus rate beyond the vagus. " + CLASS] = 0.20
    opioid_vagal: Annotated[float, "1", "greatest vagal drive of opioids. " + CLASS] = 0.12
    opioid_venous: Annotated[float, "1", "greatest venous dilatation, Zelis 1974" + U] = 0.04
    opioid_resistance: Annotated[float, "1", "greatest arteriolar dilatation. " + CLASS] = 0.05
    opioid_miosis: Annotated[float, "1", "units for half miosis; pupils go before breathing" + U] = 0.3
    opioid_analgesia: Annotated[float, "1", "units for half analgesia, below those for breathing, Dahan 2005" + U] = 0.6
    opioid_nausea: Annotated[float, "1", CLASS] = 0.3
    benzodiazepine_resistance: Annotated[float, "1", "greatest fall, Samuelson 1981" + U] = 0.40
    benzodiazepine_venous: Annotated[float, "1", "greatest venous dilatation, Samuelson 1981" + U] = 0.14

    # Adrenergic receptors and vasopressin: greatest effects of full stimulation.
    alpha_steepness: Annotated[float, "1", CLASS] = 0.85
    alpha_resistance: Annotated[float, "1", "added resistance. " + CLASS] = 3.0
    alpha_venous: Annotated[float, "1", "fall of venous unstressed volume. " + CLASS] = 0.22
    alpha_pulmonary: Annotated[float, "1", CLASS] = 0.6
    alpha_coronary: Annotated[float, "1", CLASS] = 0.2
    beta_steepness: Annotated[float, "1", CLASS] = 1.2
    beta_rate: Annotated[float, "1", "added heart rate, Stratton 1985 adrenaline" + U] = 1.3
    beta_contractility: Annotated[float, "1", "added elastance, Stratton 1985 adrenaline" + U] = 1.4
    beta_conduction: Annotated[float, "1", CLASS] = 0.4
    beta_irritability: Annotated[float, "1", CLASS] = 0.01
    beta_dilatation: Annotated[float, "1", "fall of resistance, Allwood 1963" + U] = 0.35
    beta_bronchi: Annotated[float, "1", "greatest bronchodilatation, Barnes 2000" + U] = 0.8
    beta_potassium: Annotated[float, "mmol/min", "into cells, Brown 1983" + U] = -0.5
    beta_glucose: Annotated[float, "mg/kg/min", "hepatic output added, Clutter 1980" + U] = 2.0
    beta_lactate: Annotated[float, "mmol/min", "Clutter 1980" + U] = 0.8
    beta_metabolism: Annotated[float, "1", "added metabolic rate, Clutter 1980" + U] = 0.25
    vasopressin_resistance: Annotated[float, "1", CLASS] = 1.2
    vasopressin_venous: Annotated[float, "1", CLASS] = 0.08

    # Acetylcholine: excess is 1 / activity left - 1.
    least_cholinesterase: Annotated[float, "1", "definition: bounds the excess"] = 0.02
    heart_excess: Annotated[float, "1", "excess for half vagal drive. " + CLASS] = 5.0
    heart_slowing: Annotated[float, "1", "greatest fall of the sinus rate beyond the vagus. " + CLASS] = 0.45
    cholinergic_dilatation: Annotated[float, "1", "greatest fall of resistance. " + CLASS] = 0.35
    bronchial_excess: Annotated[float, "1", "excess for half bronchospasm. " + CLASS] = 3.0
    bronchial_most: Annotated[float, "1", "added bronchial resistance. " + CLASS] = 5.0
    bronchorrhoea: Annotated[float, "1", "added shunt. " + CLASS] = 0.25
    pupil_excess: Annotated[float, "1", "excess for half miosis; vapour meets the eye. " + CLASS] = 0.12
    central_excess: Annotated[float, "1", "excess for half convulsion and loss of drive. " + CLASS] = 5.5
    nausea_excess: Annotated[float, "1", CLASS] = 1.0
    excess_steepness: Annotated[float, "1", CLASS] = 2.0
    endplate_excess: Annotated[float, "1", "excess that blocks as one unit of a depolarising blocker. " + CLASS] = 15.0
    pupil_atropine: Annotated[float, "1", "units of a muscarinic antagonist for half mydriasis" + U] = 3.0
    heart_atropine: Annotated[float, "1", "units for half block of the vagus" + U] = 1.0

    # End plate.
    endplate_steepness: Annotated[float, "1", "Wierda 1991 rocuronium, 4.8" + U] = 4.5
    reversal: Annotated[float, "1", "how far an excess of 1 lowers the blocker's potency. " + CLASS] = 0.7
    reversal_most: Annotated[
        float, "1", "ceiling of excess that helps: deep block is not reversed, Kopman 2005" + U
    ] = 3.0
    binding: Annotated[float, "/s", "sugammadex binds at once; per tick what is free. definition"] = 0.5

    unblocking: Annotated[float, "/s", "of the end plate while binder is free: 2 min to 90 %, Jones 2008" + U] = 0.02
    nothing: Annotated[float, "1", "definition: a fraction of what was given that is no more counted"] = 1e-12

    # Poison: active cholinesterase A, inhibited I, aged G.
    inhibition: Annotated[float, "L/(mg.s)", "calibrated: 45 % lost after 15 mg.min/m3, Gupta 2009"] = 2.8
    ageing: Annotated[float, "/s", "half-time of 3 h, Worek 2004" + U] = 6.4e-5
    renewal: Annotated[float, "/s", "1 % a day, red cells anew, Sidell 1997" + U] = 1.2e-7

    # What is breathed in.
    retention: Annotated[float, "1", "of inhaled sarin kept, Oberst 1968" + U] = 0.85
    lung_gas: Annotated[float, "mL", "alveolar gas that a vapour fills, FRC; Part One 2024: 2.4 L"] = 2400.0
    lung_blood: Annotated[float, "mL", "blood and tissue of lungs, Nunn 2017" + U] = 1000.0
    rich_volume: Annotated[float, "mL/kg", "brain, heart, liver, kidneys; Eger 1974" + U] = 86.0
    muscle_volume: Annotated[float, "mL/kg", "Eger 1974" + U] = 470.0
    fat_volume: Annotated[float, "mL/kg", "Eger 1974" + U] = 190.0
    rich_flow: Annotated[float, "1", "of cardiac output, Eger 1974" + U] = 0.75
    muscle_flow: Annotated[float, "1", "Eger 1974" + U] = 0.18
    fat_flow: Annotated[float, "1", "Eger 1974" + U] = 0.055
    resting_output: Annotated[float, "mL/min", "where no circulation is told. definition"] = 5600.0
