"""Units by the words and signs they are written with, and the one name that each goes by here.

Money goes by ISO 4217, measures by their SI symbol, time and the rest by the English noun in the singular.
"""

from __future__ import annotations

CURRENCY_SIGNS: dict[str, str] = {
    "$": "USD", "US$": "USD", "U.S.$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD",
    "HK$": "HKD", "NZ$": "NZD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY",
    "￥": "CNY", "₽": "RUB", "₹": "INR", "₩": "KRW", "₴": "UAH", "₺": "TRY", "₪": "ILS", "₫": "VND",
    "฿": "THB", "RMB": "CNY", "Rs": "INR", "Rs.": "INR",
}  # fmt: skip
"""Signs that stand before an amount, some also behind it."""

CURRENCY_CODES = frozenset({
    "USD", "EUR", "GBP", "JPY", "CNY", "RUB", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "UAH", "TRY",
    "INR", "KRW", "HKD", "TWD", "SGD", "AUD", "NZD", "CAD", "BRL", "MXN", "ZAR", "ILS", "SAR", "AED", "IDR",
    "MYR", "THB", "VND", "KZT",
})  # fmt: skip
"""ISO 4217 codes in use in the press; they stand before or behind an amount."""

_MONEY: dict[str, str] = {
    "USD": "dollar dollars us-dollar us-dollars u.s.-dollars american-dollars "
    "доллар доллара долларов доллара-сша долларов-сша 美元 美金",
    "EUR": "euro euros евро 欧元 歐元",
    "GBP": "pounds-sterling pound-sterling british-pounds фунтов-стерлингов 英镑",
    "CNY": "yuan renminbi chinese-yuan юань юаня юаней 元人民币 人民币 元",
    "RUB": "ruble rubles rouble roubles russian-rubles рубль рубля рублей руб 卢布 盧布 rubel",
    "JPY": "yen иен иены 日元",
    "CHF": "franc francs swiss-francs франков franken",
    "INR": "rupee rupees 卢比",
    "UAH": "hryvnia hryvnias гривен гривны",
    "TRY": "lira liras turkish-lira",
    "PLN": "zloty zlotys злотых",
    "SEK": "swedish-kronor kronor krona",
    "NOK": "norwegian-kroner",
    "DKK": "danish-kroner",
    "KZT": "tenge тенге",
    "ILS": "shekel shekels",
    "ZAR": "rand",
    "HKD": "hong-kong-dollars 港元 港币",
    "TWD": "taiwan-dollars 新台币",
    "AUD": "australian-dollars 澳元",
    "CAD": "canadian-dollars 加元",
    "KRW": "korean-won 韩元",
    "VND": "dong",
    "cent": "cent cents",
}
_MEASURES: dict[str, str] = {
    "percent": "% percent per-cent pct percents prozent pour-cent por-ciento per-cento "
    "процент процента процентов",
    "percentage point": "percentage-point percentage-points "
    "процентного-пункта процентных-пункта процентных-пунктов п.п. 个百分点 百分点 "
    "prozentpunkt prozentpunkte prozentpunkten",
    "basis point": "basis-point basis-points bps",
    "m": "m metre metres meter meters метр метра метров м 米 metern",
    "km": "km kilometre kilometres kilometer kilometers километр километра километров км 公里 千米 "
    "kilometern",
    "cm": "cm centimetre centimetres centimeter centimeters сантиметров см 厘米 zentimeter zentimetern",
    "mm": "mm millimetre millimetres millimeter millimeters мм 毫米 millimeter millimetern",
    "nm": "nm nanometer nanometers nanometre nanometres нм 纳米",
    "nautical mile": "nautical-mile nautical-miles 海里",
    "mile": "mile miles mi 英里",
    "foot": "ft foot feet 英尺",
    "inch": "inch inches",
    "yard": "yard yards",
    "m2": "m² m2 sq-m square-metre square-metres square-meter square-meters кв.-м 平方米 "
    "quadratmeter quadratmetern",
    "km2": "km² km2 km^2 sq-km square-km km-squared square-kilometre square-kilometres square-kilometer "
    "square-kilometers квадратных-километров кв.-км 平方公里 quadratkilometer quadratkilometern",
    "square mile": "sq-mi square-mile square-miles",
    "square foot": "sq-ft square-foot square-feet",
    "ha": "ha hectare hectares гектар гектара гектаров 公顷 Hektar",
    "acre": "acre acres",
    "m3": "m³ m3 cu-m cubic-m cubic-metre cubic-metres cubic-meter cubic-meters "
    "кубометр кубометра кубометров кубических-метров куб.-м куб.-метров 立方米 kubikmeter kubikmetern",
    "l": "litre litres liter liters литр литра литров 升 litern",
    "barrel": "barrel barrels bbl баррель барреля баррелей 桶",
    "gallon": "gallon gallons",
    "t": "t ton tons tonne tonnes metric-ton metric-tons metric-tonnes тонна тонны тонн 吨 噸 tonnen",
    "kg": "kg kilo kilos kilogram kilograms kilogramme kilogrammes "
    "килограмм килограмма килограммов кг 公斤 千克 kilogramm",
    "g": "g gram grams gramme grammes грамм граммов 克 gramm",
    "mg": "mg milligram milligrams мг 毫克",
    "lb": "lb lbs pound pounds",
    "oz": "oz ounce ounces",
    "W": "W watt watts Вт",
    "kW": "kW kilowatt kilowatts кВт 千瓦",
    "MW": "MW megawatt megawatts МВт 兆瓦",
    "GW": "GW gigawatt gigawatts ГВт 吉瓦",
    "TW": "TW terawatt terawatts",
    "Wh": "Wh watt-hours",
    "kWh": "kWh kilowatt-hour kilowatt-hours кВт·ч 千瓦时",
    "MWh": "MWh megawatt-hour megawatt-hours МВт·ч",
    "GWh": "GWh gigawatt-hour gigawatt-hours",
    "TWh": "TWh terawatt-hour terawatt-hours",
    "J": "J joule joules",
    "°C": "°C ℃ degree-celsius degrees-celsius degrees-centigrade 摄氏度",
    "°F": "°F ℉ degree-fahrenheit degrees-fahrenheit",
    "degree": "° degree degrees градус градуса градусов Grad",
    "V": "volt volts",
    "kV": "kV kilovolt kilovolts",
    "A": "amp amps ampere amperes",
    "Hz": "Hz hertz",
    "MHz": "MHz megahertz",
    "GHz": "GHz gigahertz",
    "MB": "MB megabyte megabytes",
    "GB": "GB gigabyte gigabytes",
    "TB": "TB terabyte terabytes",
    "mph": "mph miles-per-hour",
    "km/h": "km/h kph kmh kilometers-per-hour kilometres-per-hour км/ч",
    "knot": "knot knots",
    "kt": "kt kiloton kilotons kilotonnes",
    "millisecond": "ms millisecond milliseconds",
    "second": "sec secs second seconds секунд секунды 秒 sekunde sekunden",
    "minute": "min mins minute minutes минут минуты 分钟 minuten",
    "hour": "h hr hrs hour hours час часа часов 小时 stunde stunden",
    "day": "day days день дня дней суток 天 Tag Tage Tagen",
    "week": "week weeks неделя недели недель 周 星期 woche wochen",
    "month": "month months месяц месяца месяцев 个月 個月 monat monate monaten",
    "quarter": "quarters",
    "year": "yr yrs year years год года лет 年 jahr jahre jahren",
    "decade": "decade decades десятилетие десятилетия десятилетий jahrzehnt jahrzehnte jahrzehnten",
    "century": "century centuries",
    "time": "time times раз раза 次 Mal",
    "person": "person persons people человек человека людей 人 名 Mensch menschen personen",
    "country": "country countries страна страны стран странах 个国家 länder ländern",
    "company": "company companies компания компании компаний 家公司 家企业 Unternehmen",
    "soldier": "soldier soldiers солдат soldaten",
    "ship": "ship ships 艘 Schiff schiffe schiffen",
}
_SCALED: dict[str, tuple[str, float]] = {
    "bcm": ("m3", 1e9),
    "mcm": ("m3", 1e6),
    "bpd": ("barrel/day", 1),
    "b/d": ("barrel/day", 1),
    "mbpd": ("barrel/day", 1e6),
    "mb/d": ("barrel/day", 1e6),
    "tpd": ("t/day", 1),
    "mtpa": ("t/year", 1e6),
    "Mt": ("t", 1e6),
    "Gt": ("t", 1e9),
}

UNITS: dict[str, tuple[str, float]] = {
    form.replace("-", " "): (unit, 1.0)
    for table in (_MONEY, _MEASURES)
    for unit, forms in table.items()
    for form in forms.split()
} | _SCALED
"""From a form to its unit and the factor the value takes; "-" in the tables above is a space or a hyphen."""

CASED = frozenset(form for form in UNITS if not form.islower() or len(form) <= 2)
"""Symbols whose case counts (MW is not mW) and letters too short to be read in any case."""

TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"})
"""Units of time."""

PER: dict[str, str] = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "week": "week", "month": "month",
    "quarter": "quarter", "year": "year", "annum": "year", "kg": "kg", "kilo": "kg", "kilogram": "kg",
    "ton": "t", "tonne": "t", "metre": "m", "meter": "m", "km": "km", "kilometer": "km", "kilometre": "km",
    "mile": "mile", "barrel": "barrel", "litre": "l", "liter": "l", "gallon": "gallon", "person": "person",
    "capita": "person", "head": "person", "mwh": "MWh", "kwh": "kWh", "h": "hour", "s": "second",
    "min": "minute", "m3": "m3", "t": "t", "m2": "m2", "l": "l", "share": "share", "yr": "year",
    "год": "year", "месяц": "month", "день": "day", "сутки": "day", "час": "hour", "тонну": "t",
    "баррель": "barrel",
}  # fmt: skip
"""What an amount may be counted for, behind "per", "a" or a slash."""
