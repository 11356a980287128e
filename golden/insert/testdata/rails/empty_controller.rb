class ThingsController < ApplicationController
end
