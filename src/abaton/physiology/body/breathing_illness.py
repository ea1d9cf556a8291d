"""What illness of lungs and airways does at severity 1, or along severity: linear, quadratic, cubic parts."""

from typing import Annotated

from abaton.physiology.body.illness import N_ILLNESSES
from abaton.physiology.table import Floats, several

ASTHMA = "calibrated: GINA 2023 classes: peak flow, rate > 25, heart rate > 110, carbon dioxide normal, then high"
COPD = "calibrated: GOLD 2023; Arnal 2018: resistance 22, compliance 59 when ventilated"
ARDS = "calibrated: Berlin 2012 classes: 300, 200, 100 mmHg; Arnal 2018: compliance 39"
PNEUMONIA = "calibrated: rate > 20, heart rate > 100, fever > 37.8; ATS 2001"
PLEURA = "calibrated: dyspnoea and tachycardia of pneumothorax, BTS 2010"
EMBOLISM = "calibrated: dead space and pulmonary pressure of massive embolism, ESC 2019"
FIBROSIS = "calibrated: rate > 30 when severe; ATS 2011"
SMOKE = "calibrated: forced expiration after fire smoke, Betchley 1997: -1, -3, -6 %"
GUESS = "calibrated: plausible"


class BreathingIllnessConstants:
    onset: Annotated[float, "s", "definition: a new severity is taken up so"] = 10.0
    asthma_resistance: Annotated[Floats, "1", "linear, cubic. " + ASTHMA] = several(2.0, 8.0)
    asthma_expiration: Annotated[float, "1", ASTHMA] = 2.0
    asthma_breaths: Annotated[Floats, "/min", "linear, quadratic. " + ASTHMA] = several(3.0, 23.0)
    asthma_shunt: Annotated[float, "1", "cubic. " + ASTHMA] = 0.25
    asthma_dead: Annotated[float, "1", "quadratic. " + ASTHMA] = 0.15
    asthma_heart: Annotated[float, "1", "quadratic, on the heart's rate. " + ASTHMA] = 1.0
    asthma_sympathetic: Annotated[float, "1", "cubic. " + ASTHMA] = 0.5
    relief: Annotated[float, "1", "of dyspnoea, by full bronchodilation. " + GUESS] = 0.8
    spasm_breaths: Annotated[float, "/min", "above `spasm_from`. " + GUESS] = 20.0
    spasm_from: Annotated[float, "1", GUESS] = 0.4
    spasm_shunt: Annotated[float, "1", "linear. " + GUESS] = 0.12
    spasm_heart: Annotated[float, "1", "cubic. " + GUESS] = 0.5
    bronchitis_obstruction: Annotated[float, "1", COPD] = 3.6
    bronchitis_expiration: Annotated[float, "1", COPD] = 0.4
    bronchitis_shunt: Annotated[float, "1", COPD] = 0.15
    pregnancy_setpoint: Annotated[float, "mm[Hg]", "LoMauro 2015: PaCO2 of 27 to 32 at term [unverified]"] = 9.0
    bronchitis_setpoint: Annotated[float, "mm[Hg]", COPD] = 19.0
    bronchitis_sensitivity: Annotated[float, "1", "lost. " + COPD] = 0.3
    bronchitis_breaths: Annotated[float, "/min", COPD] = 14.0
    emphysema_obstruction: Annotated[float, "1", COPD] = 1.2
    emphysema_expiration: Annotated[float, "1", COPD] = 1.0
    emphysema_recoil: Annotated[float, "1", "lost. " + COPD] = 0.3
    emphysema_dead: Annotated[float, "1", COPD] = 0.57
    emphysema_diffusion: Annotated[float, "1", "lost. " + COPD] = 0.6
    emphysema_setpoint: Annotated[float, "mm[Hg]", COPD] = 14.0
    emphysema_breaths: Annotated[float, "/min", COPD] = 5.0
    chronic_pulmonary: Annotated[float, "1", "added pulmonary resistance. " + COPD] = 0.8
    chronic_heart: Annotated[float, "1", "on the heart's rate. " + COPD] = 0.15
    ards_shunt: Annotated[Floats, "1", "linear, quadratic; recruitable. " + ARDS] = several(0.40, 0.22)
    ards_open: Annotated[float, "1", "lung without gas. " + ARDS] = 0.42
    ards_stiffness: Annotated[float, "1", ARDS] = 0.7
    ards_dead: Annotated[float, "1", "Nuckton 2002 [unverified]"] = 0.55
    ards_pulmonary: Annotated[Floats, "1", "linear, cubic, pulmonary resistance. " + ARDS] = several(1.8, 1.5)
    ards_breaths: Annotated[float, "/min", ARDS] = 10.0
    ards_heart: Annotated[float, "1", ARDS] = 0.2
    pneumonia_shunt: Annotated[float, "1", "of that lung. " + PNEUMONIA] = 0.35
    pneumonia_open: Annotated[float, "1", "of that lung, without gas. " + PNEUMONIA] = 0.5
    pneumonia_dead: Annotated[float, "1", PNEUMONIA] = 0.3
    pneumonia_breaths: Annotated[float, "/min", PNEUMONIA] = 17.0
    pneumonia_heart: Annotated[float, "1", PNEUMONIA] = 0.45
    pneumonia_sympathetic: Annotated[float, "1", PNEUMONIA] = 0.5
    pneumonia_fever: Annotated[float, "K", PNEUMONIA] = 2.4
    pneumonia_resistance: Annotated[float, "1", "systemic, lost. " + PNEUMONIA] = 0.4
    pneumonia_most: Annotated[float, "1", "definition: both lungs together count up to this"] = 1.0
    fibrosis_stiffness: Annotated[float, "1", FIBROSIS] = 2.5
    fibrosis_open: Annotated[float, "1", "lost. " + FIBROSIS] = 0.25
    fibrosis_diffusion: Annotated[float, "1", "lost. " + FIBROSIS] = 0.75
    fibrosis_shunt: Annotated[float, "1", FIBROSIS] = 0.08
    fibrosis_dead: Annotated[float, "1", FIBROSIS] = 0.15
    fibrosis_breaths: Annotated[float, "/min", FIBROSIS] = 20.0
    fibrosis_heart: Annotated[float, "1", FIBROSIS] = 0.15
    fibrosis_pulmonary: Annotated[float, "1", FIBROSIS] = 1.0
    embolism_dead: Annotated[float, "1", EMBOLISM] = 0.55
    embolism_shunt: Annotated[float, "1", EMBOLISM] = 0.12
    embolism_pulmonary: Annotated[Floats, "1", "linear, cubic. " + EMBOLISM] = several(1.5, 2.0)
    embolism_breaths: Annotated[float, "/min", EMBOLISM] = 14.0
    embolism_heart: Annotated[float, "1", EMBOLISM] = 0.3
    pneumothorax_breaths: Annotated[float, "/min", "of a space full of gas. " + PLEURA] = 11.0
    pneumothorax_heart: Annotated[float, "1", PLEURA] = 0.3
    effusion_breaths: Annotated[float, "/min", PLEURA] = 7.0
    smoke_obstruction: Annotated[Floats, "1", "linear, cubic. " + SMOKE] = several(5.2, 2.0)
    smoke_open: Annotated[float, "1", "lung lost. " + SMOKE] = 0.2
    smoke_shunt: Annotated[float, "1", GUESS] = 0.15
    smoke_breaths: Annotated[float, "/min", GUESS] = 10.0
    smoke_uptake: Annotated[float, "/min", "severity a minute in thick smoke. " + SMOKE] = 0.0105
    smoke_clearing: Annotated[float, "min", "Betchley 1997: gone over days [unverified]"] = 2000.0
    drowning_shunt: Annotated[float, "1", "Modell 1999 [unverified]"] = 0.6
    drowning_open: Annotated[float, "1", GUESS] = 0.4
    drowning_stiffness: Annotated[float, "1", "surfactant lost. " + GUESS] = 1.5
    drowning_resistance: Annotated[float, "1", "bronchospasm. " + GUESS] = 3.0
    drowning_larynx: Annotated[float, "1", "laryngospasm, closed part. " + GUESS] = 0.4
    drowning_heart: Annotated[float, "1", "calibrated: rate above 100 /min, want of oxygen and fear"] = 0.4
    drowning_breaths: Annotated[float, "/min", GUESS] = 14.0


SEVERITIES = 2 * N_ILLNESSES
